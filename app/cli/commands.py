"""One function per command; each returns nothing (exit 0) or its exit code."""

import json
import os
import sys
import tempfile
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app import i18n
from app.cli.shapes import reading_as_json, summary_as_json
from app.errors import ContractProblem, InputError
from app.i18n import _
from app.resources import resource_path
from app.services import contracts, desks, exports
from app.services.child import run_in_child
from app.services.importing import accept
from app.services.proposals import propose
from app.services.reading import read_contract
from app.store.document import Document


def _say(sentence: str) -> None:
    sys.stdout.write(sentence + "\n")


def _print_json(value: object) -> None:
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=1) + "\n")


@contextmanager
def _opened(path: Path, *, read_only: bool = False) -> Iterator[Document]:
    document = desks.open_desk(path, read_only=read_only)
    try:
        yield document
    finally:
        document.close()


def _chosen(document: Document, number: str) -> str:
    contract_id = contracts.by_number(document, number)
    if contract_id is None:
        known = ", ".join(no for no, _id in contracts.contract_ids(document)) or "–"
        message = _("There is no contract {no} in {path}.").format(no=number, path=document.path)
        raise InputError("contract", message, _("It has: {known}.").format(known=known))
    return contract_id


def sample(arguments: Namespace) -> None:
    """Write the sample desk."""
    desks.write_sample(arguments.desk, i18n.language())
    _say(str(arguments.desk))


def read(arguments: Namespace) -> None:
    """Print a reading as JSON."""
    reading = run_in_child(read_contract, arguments.contract)
    _print_json(reading_as_json(reading, arguments.contract))


def import_contracts(arguments: Namespace) -> None:
    """Import each contract with everything that was found in it; one undo step each."""
    with _opened(arguments.desk) as document:
        for path in arguments.contracts:
            reading = run_in_child(read_contract, path)
            try:
                content = path.read_bytes()
            except OSError as problem:
                message = _("{path} cannot be read any more.").format(path=path)
                raise ContractProblem(message, _("Is the drive still there?")) from problem
            contract_id = accept(document, propose(path, reading), content)
            detail = contracts.contract_detail(document, contract_id)
            if detail is not None:
                _say(f"{detail.no}\t{detail.title}\t{detail.clauses}")


def list_contracts(arguments: Namespace) -> None:
    """Print the contract list as JSON."""
    with _opened(arguments.desk, read_only=True) as document:
        _print_json([summary_as_json(row) for row in contracts.contract_list(document)])


def verify(arguments: Namespace) -> int:
    """Check the audit chain, every row and every attachment; exit 2 when something was altered."""
    with _opened(arguments.desk, read_only=True) as document:
        findings = document.verify()
    for finding in findings:
        sys.stderr.write(f"contractdesk: {finding}\n")
    if not findings:
        _say(_("{path} is whole.").format(path=arguments.desk))
    return 2 if findings else 0


def report(arguments: Namespace) -> None:
    """Write the status report of one contract."""
    with _opened(arguments.desk, read_only=True) as document:
        data = exports.status_data(document, _chosen(document, arguments.contract))
    exports.write_status_pdf(data, arguments.out, i18n.language())
    _say(str(arguments.out))


def export(arguments: Namespace) -> None:
    """Write the finance workbook of one contract or of all."""
    with _opened(arguments.desk, read_only=True) as document:
        chosen = [_chosen(document, arguments.contract)] if arguments.contract else None
        data = exports.workbook_data(document, chosen)
    exports.write_workbook(data, arguments.out, i18n.language())
    _say(str(arguments.out))


def pictures(arguments: Namespace) -> None:
    """Write a PNG of every tab, 1440 x 900."""
    from app.main import take_pictures

    for path in take_pictures(arguments.desk, arguments.out, arguments.theme, i18n.language()):
        _say(str(path))


def open_window(arguments: Namespace) -> int:
    """Open the window, with a desk if one is named; where there is no display, show what can be shown."""
    if sys.platform == "linux" and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        first_look(Namespace(out=Path("build/first-look"), desk=arguments.desk))
        return 0
    from app.launch import run_window

    return run_window(arguments.desk)


def first_look(arguments: Namespace) -> None:
    """What a machine without a display can show: a picture of the window, one PDF, one workbook."""
    out: Path = arguments.out
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        desk = arguments.desk or Path(folder, "sample.cdesk")
        if arguments.desk is None:
            desks.write_sample(desk, i18n.language())
        written = _show(desk, out)
    _say(_("There is no display here. The desk was opened without one; see:"))
    for path in written:
        _say(f"  {path}")


def _show(desk: Path, out: Path) -> list[Path]:
    from app.main import take_pictures

    written = take_pictures(desk, out, "light", i18n.language(), tabs=("overview",))
    with _opened(desk, read_only=True) as document:
        number, contract_id = contracts.contract_ids(document)[-1]
        status, book = exports.status_data(document, contract_id), exports.workbook_data(document, None)
    pdf, workbook = out / f"{number}.pdf", out / "finance.xlsx"
    exports.write_status_pdf(status, pdf, i18n.language())
    exports.write_workbook(book, workbook, i18n.language())
    return [*written, pdf, workbook]


def self_test(_arguments: Namespace) -> None:
    """Open the sample, read a contract, write one PDF and one workbook: a bundle that can do this works."""
    with tempfile.TemporaryDirectory() as folder:
        desk = Path(folder, "sample.cdesk")
        desks.write_sample(desk, i18n.language())
        contract = sorted(resource_path("samples").glob("*.docx"))[0]
        reading = run_in_child(read_contract, contract)
        with _opened(desk) as document:
            accept(document, propose(contract, reading), contract.read_bytes())
            document.undo()
        written = _show(desk, Path(folder))
        sizes = ", ".join(f"{path.name} {path.stat().st_size:,}" for path in written)
    _say(f"self-test passed: {len(reading.clauses)} clauses; {sizes}")
