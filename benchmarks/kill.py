"""Kill the program while it writes, again and again, and count what was lost.

    python benchmarks/kill.py [CYCLES] [FOLDER]

A child edits, undoes and redoes and says over a pipe what was committed; it is killed after 0 to 100 ms;
the desk is opened again. Lost: an acknowledged commit is not there. Partial: half of an edit is.
"""

import os
import random
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from sqlmodel import Session

from app.models.tables import Clause, Contract
from app.store.document import Document
from app.store.gate import create_document, open_document

LONGEST = 0.1  # seconds that a child lives after it began to write


def acts() -> Iterator[tuple[str, int]]:
    """What a child does for ever, and by how many contracts that changes the desk."""
    while True:
        yield from [("edit", 1)] * 3
        yield from [("undo", -1), ("redo", 1)]


def work(path: Path, pipe: int) -> None:
    """The child: every act ends in one commit, and is acknowledged after it."""
    document = open_document(path, actor="child")
    with suppress(ZeroDivisionError), document.edit("Warm up") as session:
        add(document, session)
        raise ZeroDivisionError  # the first edit prepares the ORM, which takes longer than a child lives
    os.write(pipe, b"o")
    for act, _change in acts():
        if act == "edit":
            with document.edit("Edit") as session:
                add(document, session)
        else:
            getattr(document, act)()
        os.write(pipe, b".")


def add(document: Document, session: Session) -> None:
    """Two rows and a stored file that belong together."""
    contract = Contract(title="Contract", no=f"{time.time_ns()}-{os.getpid()}")
    session.add(contract)
    session.flush()
    document.add_blob(session, contract.no.encode() * 500)
    session.add(Clause(contract_id=contract.id, text="x" * 3000))
    session.flush()


def acknowledged(path: Path, chance: random.Random) -> int | None:
    """How many commits a killed child acknowledged; none if it had not begun."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            work(path, writing)
        finally:
            os._exit(1)
    os.close(writing)
    began = os.read(reading, 1)
    time.sleep(chance.uniform(0, LONGEST))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    said = b""
    while part := os.read(reading, 65536):
        said += part
    os.close(reading)
    return len(said) if began else None


def counts(document: Document) -> tuple[int, int]:
    """Contracts and clauses, of which each edit makes one."""
    contracts, clauses = document.query(
        "SELECT (SELECT count(*) FROM contract), (SELECT count(*) FROM clause)"
    )[0]
    return contracts, clauses


def run(path: Path, cycles: int, seed: int = 1) -> Counter[str]:
    """What ``cycles`` kills on a new desk at ``path`` did: commits, lost, partial, findings, recovered."""
    tally: Counter[str] = Counter(lost=0, partial=0, findings=0)
    chance = random.Random(seed)
    create_document(path, actor="parent").close()
    before = 0
    for _cycle in range(cycles):
        done = acknowledged(path, chance)
        if done is None:
            raise RuntimeError("the child could not open the desk")
        steps = acts()
        least = before + sum(next(steps)[1] for _ in range(done))
        with open_document(path, actor="parent") as document:
            before, clauses = counts(document)
            tally["recovered"] += len(document.notices)
            tally["commits"] += done
            tally["lost"] += before not in (least, least + next(steps)[1])
            tally["partial"] += clauses != before
            tally["findings"] += len(document.verify())
            document.suspect = True  # no backup after every kill
    return tally


def main() -> int:
    """Print the tally; the exit status says whether anything was lost."""
    cycles = int(sys.argv[1]) if len(sys.argv) > 1 else 5000
    with tempfile.TemporaryDirectory(dir=sys.argv[2] if len(sys.argv) > 2 else None) as folder:
        os.environ["CONTRACTDESK_HOME"] = folder
        began = time.monotonic()
        total: Counter[str] = Counter(lost=0, partial=0, findings=0)
        for number in range(0, cycles, 250):  # a new desk now and then, so that checks stay short
            total.update(run(Path(folder, f"{number}.cdesk"), min(250, cycles - number), seed=number))
    print(f"{cycles} kills, {dict(total)}, {time.monotonic() - began:.0f} s")
    return 1 if total["lost"] or total["partial"] or total["findings"] else 0


if __name__ == "__main__":
    sys.exit(main())
