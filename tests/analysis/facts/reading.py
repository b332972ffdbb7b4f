"""Short ways to read a contract written inside a test."""

from app.analysis.facts import find_facts
from app.models.reading import Block, ContractReading, ReadText


def read(text: str, language: str = "zh", blocks: tuple[Block, ...] = ()) -> ContractReading:
    """The reading of a text; every place of every fact is checked on the way."""
    reading = find_facts(
        ReadText(file="contract.txt", media="text", language=language, text=text, blocks=blocks)
    )
    for fact in reading.facts:
        assert text[fact.start : fact.end] == fact.quote
    for party in reading.parties:
        assert " ".join(text[party.start : party.end].split()) == party.name
    return reading


def cells(*rows: tuple[str, ...]) -> tuple[str, tuple[Block, ...]]:
    """A table as a Word file gives it: one paragraph a cell."""
    text, blocks = "", []
    for row in rows:
        for cell in row:
            blocks.append(Block(len(text), len(text) + len(cell), table=True))
            text += cell + "\n"
    return text, tuple(blocks)
