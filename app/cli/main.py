"""Arguments to commands. Errors are one line on stderr and exit 2; JSON goes to stdout alone."""

import argparse
import locale
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from app import __version__, i18n
from app.cli import commands
from app.errors import AppError
from app.i18n import LANGUAGES
from app.settings import SettingsFile


class _Parser(argparse.ArgumentParser):
    """A parser whose errors are one line and exit 2, like every other error here."""

    def error(self, message: str) -> None:  # type: ignore[override]
        raise SystemExit(_fail(message))


def run(arguments: Sequence[str]) -> int:
    """Run one command; 0, or 2 after one line on stderr."""
    i18n.use(_language())
    parsed = _parser().parse_args(arguments)
    if parsed.lang:
        i18n.use(parsed.lang)
    try:
        return int(parsed.run(parsed) or 0)
    except AppError as problem:
        return _fail(str(problem))
    except BrokenPipeError:
        return 2


def _language() -> str:
    """The language of the settings, else that of the locale."""
    wish = SettingsFile().value.language
    if wish in LANGUAGES:
        return wish
    return "zh" if (locale.getlocale()[0] or "").startswith(("zh", "Chinese")) else "en"


def _fail(message: str) -> int:
    sys.stderr.write("contractdesk: " + " ".join(message.split()) + "\n")
    return 2


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="contractdesk", description="The contract desk of one product manager.")
    parser.add_argument("--version", action="version", version=f"ContractDesk {__version__}")
    parser.add_argument("--self-test", dest="run", action="store_const", const=commands.self_test)
    parser.set_defaults(lang=None, run=commands.open_window, desk=None)
    verbs = parser.add_subparsers(metavar="COMMAND", parser_class=_Parser)

    def verb(
        name: str, command: Callable[[argparse.Namespace], int | None], text: str
    ) -> argparse.ArgumentParser:
        added = verbs.add_parser(name, help=text, description=text)
        added.set_defaults(run=command)
        added.add_argument("--lang", choices=LANGUAGES, help="language of the output")
        return added

    _add_data_verbs(verb)
    _add_output_verbs(verb)
    return parser


Verb = Callable[[str, Callable[[argparse.Namespace], int | None], str], argparse.ArgumentParser]


def _add_data_verbs(verb: Verb) -> None:
    """What makes, fills, lists and checks desks, and what reads a contract."""
    sample = verb("sample", commands.sample, "write the sample desk")
    sample.add_argument("desk", type=Path, metavar="OUT.cdesk")
    read = verb("read", commands.read, "read a contract and print what was found")
    read.add_argument("contract", type=Path)
    read.add_argument("--json", action="store_true", required=True)
    bring_in = verb("import", commands.import_contracts, "import contracts into a desk")
    bring_in.add_argument("desk", type=Path)
    bring_in.add_argument("contracts", type=Path, nargs="+", metavar="CONTRACT")
    listing = verb("list", commands.list_contracts, "list the contracts of a desk")
    listing.add_argument("desk", type=Path)
    listing.add_argument("--json", action="store_true", required=True)
    verify = verb("verify", commands.verify, "check a desk for tampering and damage")
    verify.add_argument("desk", type=Path)


def _add_output_verbs(verb: Verb) -> None:
    """What writes reports, workbooks and pictures, and what opens the window."""
    report = verb("report", commands.report, "write a PDF report of a contract")
    report.add_argument("desk", type=Path)
    report.add_argument("--contract", required=True, metavar="NO")
    report.add_argument("--kind", choices=("status",), default="status")
    report.add_argument("--out", type=Path, required=True)
    export = verb("export", commands.export, "write the finance workbook")
    export.add_argument("desk", type=Path)
    export.add_argument("--contract", metavar="NO")
    export.add_argument("--out", type=Path, required=True)
    pictures = verb("pictures", commands.pictures, "write a picture of every tab")
    pictures.add_argument("desk", type=Path)
    pictures.add_argument("--out", type=Path, required=True)
    pictures.add_argument("--theme", choices=("light", "dark"), default="light")
    look = verb("first-look", commands.first_look, "sample, picture, PDF and workbook without a display")
    look.add_argument("--out", type=Path, default=Path("build/first-look"))
    opened = verb("open", commands.open_window, "open a desk in the window")
    opened.add_argument("desk", type=Path, nargs="?")
