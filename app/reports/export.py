"""The two files that leave the desk: a PDF to mail, a workbook for finance.

Both functions run in a child process: their arguments and results can be pickled, they open no desk, and
they leave nothing behind when they are stopped.
"""

from dataclasses import dataclass
from pathlib import Path

from app.i18n import _, speaking
from app.models.progress import Report as Progress
from app.models.progress import silent
from app.reports.atomic import replacing
from app.reports.status import StatusData, build_status
from app.reports.steps import Steps
from app.reports.xlsx.data import WorkbookData


@dataclass(frozen=True, slots=True)
class Exported:
    """A file that was written, and what it could not show as it was."""

    path: Path
    pages: int = 0
    replaced: tuple[str, ...] = ()  # characters by code point and name, or places where some were replaced


def _steps(out: Path, report: Progress) -> Steps:
    """Progress in the language of whoever waits, not in that of the file."""
    text = _("Writing {name}").format(name=out.name)
    return lambda done, total: report(done, total, text)


def write_status_pdf(data: StatusData, out: Path, language: str, report: Progress = silent) -> Exported:
    """Write the status report of one contract in ``language`` ("zh" or "en") to ``out``.

    ``report`` may raise to stop the work. Raises FileProblem when ``out`` cannot be written; a file that was
    there is then unchanged.
    """
    from app.reports.pdf.document import write_report
    from app.reports.pdf.lettering import named

    steps = _steps(out, report)
    with replacing(out) as file, speaking(language):
        written = write_report(build_status(data), file, steps)
    return Exported(out, written.pages, tuple(named(char) for char in written.missing))


def write_workbook(data: WorkbookData, out: Path, language: str, report: Progress = silent) -> Exported:
    """Write the finance workbook of one contract or the whole desk in ``language`` to ``out``.

    ``report`` may raise to stop the work. Raises FileProblem when ``out`` cannot be written (a file that was
    there is then unchanged) or when a text is too long for a cell.
    """
    from app.reports.xlsx.workbook import build_grids, write_grids

    steps = _steps(out, report)
    with replacing(out) as file, speaking(language):
        grids, replaced = build_grids(data)
        write_grids(data, grids, file, steps)
    return Exported(out, replaced=replaced)
