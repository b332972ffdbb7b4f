"""Write tests/fixtures/db/desk-v<N>.cdesk: a small desk of this version, kept for ever to be opened.

    python tools/fixture_desk.py

Run it once per released version; a file of an older version is never written again.
"""

import os
import sys
import tempfile
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from app.models.tables import Attachment, Change, Clause, Contract, Payment, Risk, Term
from app.store import schema
from app.store.gate import create_document

FOLDER = Path(__file__).resolve().parent.parent / "tests" / "fixtures" / "db"


def fill(path: Path) -> None:
    """One contract with a row in the tables that matter, an edit, an undone deletion and a stored file."""
    with create_document(path, actor="fixture") as document:
        with document.edit("Fill") as session:
            contract = Contract(no="C-1", title="软件开发合同", price_original_minor=123_456_78)
            session.add(contract)
            session.flush()
            owner = {"contract_id": contract.id}
            sha256 = document.add_blob(session, "第一条 范围".encode())
            session.add_all([
                Clause(number="第一条", heading="范围", text="乙方交付软件。", **owner),
                Term(start_on=date(2026, 1, 1), end_on=date(2026, 12, 31), **owner),
                Payment(title="首付款", share_bp=3000, **owner),
                Change(title="More screens", cost_minor=-5_00, **owner),
                Risk(title="Late delivery", **owner),
                Attachment(name="合同.txt", size=16, sha256=sha256, **owner),
            ])  # fmt: skip
        with document.edit("Rename", reason="as signed") as session:
            session.get_one(Contract, contract.id).title = "软件开发合同（修订）"
        with document.edit("Delete") as session:
            session.delete(session.get_one(Contract, contract.id))
        document.undo()


def main() -> int:
    """Write the desk of the present version."""
    target = FOLDER / f"desk-v{schema.VERSION}.cdesk"
    with tempfile.TemporaryDirectory() as folder:
        os.environ["CONTRACTDESK_HOME"] = folder
        made = Path(folder, "desk.cdesk")
        fill(made)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(made.read_bytes())
    print(f"{target.name}: {target.stat().st_size} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
