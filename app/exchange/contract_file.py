"""A contract from outside, whatever its format: screened first, then read by the reader for its content.

The file is opened once, for reading, and taken into memory whole: the original cannot be touched, nothing
is created beside it, and what is parsed is what was screened.
"""

import stat
from pathlib import Path

from app.errors import ContractProblem
from app.exchange.file_kind import Kind, kind_of
from app.exchange.unreadable import UnreadableError
from app.i18n import _
from app.models.progress import Report, silent
from app.models.reading import ReadText

MAX_FILE = 50 * 1024 * 1024  # bytes


def read_contract_file(path: Path, report: Report | None = None) -> ReadText:
    """The text of a DOCX, PDF or text file, told apart by content; ``report(done, total, text)`` follows it.

    ContractProblem names the file, the cause and the way out when it cannot be read. Run it in a child
    process (``app.services.child``): parsers may hang on hostile files.
    """
    path = Path(path)
    try:
        content = _content(path)
        return _read(path.name, content, report or silent)
    except UnreadableError as error:
        message = _("“{path}” cannot be read: {cause}.").format(path=path, cause=error.cause)
        raise ContractProblem(message, error.way_out, _("The file was not changed.")) from error


def _content(path: Path) -> bytes:
    """The bytes of the file; UnreadableError when there are none to be had."""
    again = _("Choose a DOCX, PDF or text file.")
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise UnreadableError(_("it is a folder"), again)
        if not stat.S_ISREG(status.st_mode):
            raise UnreadableError(_("it is not an ordinary file"), again)
        if status.st_size == 0:
            raise UnreadableError(
                _("it is empty (0 bytes)"),
                _("Perhaps it was not synchronised completely; ask for the file again."),
            )
        if status.st_size > MAX_FILE:
            size, limit = (f"{number / 1024 / 1024:,.0f}" for number in (status.st_size, MAX_FILE))
            raise UnreadableError(
                _("it has {size} MB, and the limit is {limit} MB").format(size=size, limit=limit),
                _("Save the contract without pictures, or split the file."),
            )
        return path.read_bytes()
    except FileNotFoundError as error:
        raise UnreadableError(
            _("it was not found"), _("It may have been moved, or its drive is offline; choose it again.")
        ) from error
    except PermissionError as error:
        raise UnreadableError(
            _("you have no permission to read it"), _("Copy it to a folder of your own and import the copy.")
        ) from error
    except OSError as error:
        raise UnreadableError(
            error.strerror or str(error), _("Copy it to a local folder and import the copy.")
        ) from error


def _read(name: str, content: bytes, report: Report) -> ReadText:
    """Hand the bytes to the reader for what they are; each reader loads its own libraries."""
    kind = kind_of(content)
    if kind is Kind.ZIP:
        from app.exchange.docx.reader import read_docx

        return read_docx(name, content, report)
    if kind is Kind.PDF:
        from app.exchange.pdf.reader import read_pdf

        return read_pdf(name, content, report)
    from app.exchange.text.reader import read_text

    return read_text(name, content)
