"""The files that leave the desk: the user chooses the place, a child process writes them."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from app.i18n import _, language
from app.services import exports
from app.ui.context import PageContext
from app.ui.messages import Offer

_DOCUMENTS = QStandardPaths.StandardLocation.DocumentsLocation
_SECONDS, _MEGABYTES = 300, 2048


def report_pdf(context: PageContext, window: QWidget) -> None:
    """Write the status report of the contract that is shown."""
    data = exports.status_data(context.document, context.contract_id)
    name = _("{no}_status report_{date}.pdf").format(no=data.contract.no, date=date.today())
    _export(context, window, name, _("PDF (*.pdf)"), exports.write_status_pdf, data)


def export_excel(context: PageContext, window: QWidget) -> None:
    """Write the workbook of the contract that is shown, or of the whole desk without one."""
    chosen = [context.contract_id] if context.contract_id else None
    data = exports.workbook_data(context.document, chosen)
    about = data.contracts[0].contract.no if chosen else context.document.path.stem
    name = _("{about}_finance_{date}.xlsx").format(about=about, date=date.today())
    _export(context, window, name, _("Excel workbook (*.xlsx)"), exports.write_workbook, data)


def _export(
    context: PageContext, window: QWidget, name: str, kind: str, write: Callable[..., Any], data: object
) -> None:
    folder = Path(QStandardPaths.writableLocation(_DOCUMENTS) or Path.home())
    chosen, _filter = QFileDialog.getSaveFileName(window, _("Export"), str(folder / _safe(name)), kind)
    if not chosen:
        return
    path = Path(chosen)
    if path.suffix.lower() != Path(name).suffix:
        path = path.with_name(path.name + Path(name).suffix)

    def tell(exported: Any) -> None:
        _tell(context, exported)

    context.jobs.run(
        _("Writing “{file}”").format(file=path.name),
        write,
        data,
        path,
        language(),
        then=tell,
        seconds=_SECONDS,
        megabytes=_MEGABYTES,
    )


def _tell(context: PageContext, exported: Any) -> None:
    """Say that the file is there, what it could not show, and offer to open it."""
    path: Path = exported.path

    def open_file() -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    def show_folder() -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))

    text = _("“{file}” was written.").format(file=path.name)
    if exported.replaced:
        text += " " + _("Not shown as written: {letters}.").format(letters=", ".join(exported.replaced))
    offers = Offer(_("Open"), open_file), Offer(_("Show in folder"), show_folder)
    context.messages.say(text, "good", *offers)


def _safe(name: str) -> str:
    """A file name that every system takes."""
    return re.sub(r'[\\/:*?"<>|\x00-\x1f]', "_", name).strip(" .")
