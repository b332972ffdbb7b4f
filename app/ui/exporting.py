"""PDF and Excel out: ask where to, read the data, write in a child process, then offer to open it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from app.i18n import _, language
from app.ui.context import PageContext
from app.ui.messages import Messages, Offer

_DOCUMENTS = QStandardPaths.StandardLocation.DocumentsLocation
_SECONDS, _MEGABYTES = 600, 2048


def report_pdf(context: PageContext, window: QWidget) -> None:
    """Write the status report of the contract shown."""
    from app.services import exports

    data = exports.status_data(context.document, context.contract_id)
    name = exports.report_name(data, language())
    _write(context, window, _("PDF report"), name, _("PDF files (*.pdf)"), exports.write_status_pdf, data)


def export_excel(context: PageContext, window: QWidget) -> None:
    """Write the workbook for finance: of the contract shown, or of the whole desk."""
    from app.services import exports

    chosen = [context.contract_id] if context.contract_id else None
    data = exports.workbook_data(context.document, chosen)
    name = exports.workbook_name(data, language())
    _write(
        context, window, _("Excel workbook"), name, _("Excel files (*.xlsx)"), exports.write_workbook, data
    )


def _write(
    context: PageContext,
    window: QWidget,
    title: str,
    name: str,
    kinds: str,
    write: Callable[..., Any],
    data: object,
) -> None:
    folder = context.state.value("exports/folder") or QStandardPaths.writableLocation(_DOCUMENTS)
    chosen, _kind = QFileDialog.getSaveFileName(window, title, str(Path(str(folder)) / name), kinds)
    if not chosen:
        return
    path = Path(chosen).with_suffix(Path(name).suffix)
    context.state.setValue("exports/folder", str(path.parent))
    context.jobs.run(
        title,
        write,
        data,
        path,
        language(),
        then=lambda _result: say_written(context.messages, path),
        seconds=_SECONDS,
        megabytes=_MEGABYTES,
    )


def say_written(messages: Messages, path: Path) -> None:
    """Say that a file was written and offer to open it or its folder."""
    messages.say(
        _("{file} was written.").format(file=path.name),
        "good",
        Offer(_("Open file"), lambda: _open(path)),
        Offer(_("Show in folder"), lambda: _open(path.parent)),
    )


def _open(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
