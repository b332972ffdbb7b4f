"""A desk of 500 contracts and 50,000 clauses: opening, the list, a tab, memory.

Run: python benchmarks/desk_scale.py
"""

import resource
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

CONTRACTS, CLAUSES = 500, 100


def build(path: Path) -> None:
    """Write the desk: 100 clauses, 8 deliverables, 4 payments, 6 risks a contract."""
    from app.models import tables
    from app.models.identity import new_id
    from app.services.desks import create_desk

    words = "甲方应在收到乙方提交的交付物后七个工作日内组织验收并书面答复；逾期未答复的，乙方应书面催告。" * 4
    document = create_desk(path)
    for number in range(CONTRACTS):
        with document.edit("Build") as session:
            contract = new_id()
            common = {"contract_id": contract}
            session.add(
                tables.Contract(
                    id=contract, no=f"HT-{number:04}", title=f"合同 {number}", price_original_minor=1
                )
            )
            session.flush()
            session.add_all(
                tables.Clause(**common, seq=i, number=f"{i}", heading=f"条款 {i}", text=words)
                for i in range(CLAUSES)
            )
            session.add_all(
                tables.Deliverable(
                    **common, title=f"交付 {i}", planned_end=date(2026, 12, 1 + i), budget_minor=100
                )
                for i in range(8)
            )
            session.add_all(tables.Payment(**common, title=f"付款 {i}", amount_minor=100) for i in range(4))
            session.add_all(tables.Risk(**common, title=f"风险 {i}") for i in range(6))
    document.close()


def measure(path: Path) -> None:
    """In a fresh process: open, list, every tab once, then memory."""
    start = time.perf_counter()
    from app.services import contracts
    from app.services.desks import open_desk

    document = open_desk(path, read_only=True)
    opened = time.perf_counter()
    rows = contracts.contract_list(document)
    listed = time.perf_counter()
    print(f"open {opened - start:.3f} s, list of {len(rows)} contracts {listed - opened:.3f} s")
    from app.services import changes, clauses, performance, plan, risks

    for name, query in (
        ("clauses", clauses.clauses),
        ("timeline", plan.deliverables),
        ("changes", changes.changes),
        ("risks", risks.risks),
        ("performance", performance.results),
    ):
        before = time.perf_counter()
        count = len(query(document, rows[250].id))
        print(f"{name}: {count} rows in {(time.perf_counter() - before) * 1000:.1f} ms")
    print(f"memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")


def main() -> None:
    """Build the desk once, measure it in a child."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "large.cdesk")
        before = time.perf_counter()
        build(path)
        print(f"built in {time.perf_counter() - before:.1f} s, {path.stat().st_size / 1e6:.0f} MB")
        subprocess.run([sys.executable, __file__, str(path)], check=True, cwd=ROOT)


if __name__ == "__main__":
    if len(sys.argv) > 1:
        measure(Path(sys.argv[1]))
    else:
        main()
