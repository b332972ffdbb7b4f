"""Reading a foreign contract: the file to text, the text to clauses and proposed facts.

``read_contract`` runs in a child process (``app.services.child``), because a foreign file may hang a parser.
"""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from app.models.reading import ContractReading

Progress = Callable[[int, int, str], None]


def read_contract(path: Path, report: Progress | None = None) -> ContractReading:
    """Everything that can be proposed from the file; ContractProblem when it cannot be read."""
    from app.analysis.categories import classify
    from app.analysis.clauses import split_clauses
    from app.analysis.facts import find_facts
    from app.analysis.obligations import find_obligations
    from app.exchange.contract_file import read_contract_file

    source = read_contract_file(path, report)
    clauses = split_clauses(source, classify)
    reading = find_facts(source, clauses)
    return replace(reading, obligations=find_obligations(source, clauses, reading.parties))
