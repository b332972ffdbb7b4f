"""The composition root: the only place that constructs collaborators and knows every room.

Every deed imports what it needs when it is done, so that the list is there before anything heavy is.
"""

import os
import shutil
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSettings, QThreadPool
from PySide6.QtWidgets import QApplication

from app.i18n import N_
from app.settings import SettingsFile
from app.ui.application import make_application
from app.ui.bridge import Bridge
from app.ui.collaborators import Collaborators, Deeds
from app.ui.context import PageContext, PageEntry, PageFactory
from app.ui.errors import catch_errors
from app.ui.jobs import Job, JobRunner, start_in_child
from app.ui.main_window import MainWindow
from app.ui.messages import Messages
from app.ui.theme import Theme


def take_pictures(desk: Path, out: Path, theme: str, language: str, tabs: Sequence[str] = ()) -> list[Path]:
    """Write one PNG a tab, 1440 × 900, of the most telling contract of a desk; the paths written.

    The desk is opened for reading only and shown from a copy; settings are neither read nor kept.
    """
    from app.ui.pictures import quiet_platform, settle, take

    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as folder, quiet_platform():
        settings = SettingsFile(Path(folder, "settings.toml"))
        settings.change(theme=theme, language=language)
        _application, look = make_application(settings.value)
        state = QSettings(str(Path(folder, "window.ini")), QSettings.Format.IniFormat)
        window = make_window(settings, look, state)
        window.show()
        window.start(_copy(desk, Path(folder)))
        settle()
        contract_id = _busiest(window.desk.document)
        try:
            names = tabs or [page.key for page in PAGES]
            return take(window, out, names, lambda tab: window.go(contract_id, tab))
        finally:
            window.desk.close()
            window.close()
            window.deleteLater()
            settle()


def _copy(desk: Path, folder: Path) -> Path:
    """A copy of a desk that passed the gate, under its own name."""
    from app.services.desks import open_desk

    open_desk(desk, read_only=True).close()
    return Path(shutil.copyfile(desk, folder / desk.name))


def _busiest(document: Any) -> str:
    """The contract with the most to show: the one with the most changes, risks and deliverables."""
    rows = document.query(
        "SELECT c.id FROM contract c ORDER BY (SELECT count(*) FROM change x WHERE x.contract_id = c.id)"
        " + (SELECT count(*) FROM risk x WHERE x.contract_id = c.id)"
        " + (SELECT count(*) FROM clause x WHERE x.contract_id = c.id) DESC, c.no LIMIT 1"
    )
    return str(rows[0][0]) if rows else ""


def make_window(
    settings: SettingsFile,
    theme: Theme,
    state: QSettings,
    start_job: Callable[..., Job] = start_in_child,
) -> MainWindow:
    """The window with everything it works with; nothing is opened yet."""
    messages = Messages()
    parts = Collaborators(
        deeds=make_deeds(settings),
        pages=PAGES,
        settings=settings,
        state=state,
        theme=theme,
        bridge=Bridge(),
        messages=messages,
        jobs=JobRunner(messages, start_job),
    )
    window = MainWindow(parts)
    catch_errors(lambda: QApplication.activeWindow() or window, messages.refuse)
    return window


def _overview() -> PageFactory:
    from app.ui.pages.overview import make

    return make


def _clauses() -> PageFactory:
    from app.ui.pages.clauses import make

    return make


def _timeline() -> PageFactory:
    from app.ui.pages.timeline import make

    return make


def _changes() -> PageFactory:
    from app.ui.pages.changes import make

    return make


def _risks() -> PageFactory:
    from app.ui.pages.risks import make

    return make


def _performance() -> PageFactory:
    from app.ui.pages.performance import make

    return make


PAGES = (
    PageEntry("overview", N_("Overview"), _overview, whole_desk=True),
    PageEntry("clauses", N_("Clauses"), _clauses),
    PageEntry("timeline", N_("Timeline"), _timeline),
    PageEntry("changes", N_("Changes"), _changes),
    PageEntry("risks", N_("Risks"), _risks),
    PageEntry("performance", N_("Performance"), _performance),
)


def make_deeds(settings: SettingsFile) -> Deeds:
    """What the window can ask for; changes are recorded under the name in ``settings``."""

    def open_desk(path: Path, read_only: bool) -> Any:  # noqa: FBT001
        from app.services.desks import open_desk

        return open_desk(path, read_only=read_only, actor=settings.value.actor)

    def create_desk(path: Path) -> Any:
        from app.services.desks import create_desk

        return create_desk(path, actor=settings.value.actor)

    return Deeds(
        open_desk=open_desk,
        create_desk=create_desk,
        contracts=_contracts,
        headline=_headline,
        search_clauses=_search_clauses,
        new_contract=_new_contract,
        delete_contract=_delete_contract,
        import_contracts=_import_contracts,
        report_pdf=_report_pdf,
        export_excel=_export_excel,
        restore=_restore,
        warm_up=_warm_up,
    )


def _contracts(document: Any) -> Sequence[Any]:
    from app.services.contracts import contract_list

    return contract_list(document)


def _headline(document: Any, contract_id: str) -> Any:
    from app.services.headline import headline

    return headline(document, contract_id)


def _search_clauses(document: Any, text: str) -> Sequence[Any]:
    from app.services.search import search_clauses

    return search_clauses(document, text)


def _new_contract(document: Any) -> str:
    from app.i18n import _
    from app.services.registers import create_contract

    return create_contract(document, title=_("New contract"))


def _delete_contract(document: Any, contract_id: str) -> None:
    from app.services.registers import delete

    delete(document, entity="contract", row_ids=[contract_id])


def _import_contracts(context: PageContext, window: Any, paths: Sequence[Path]) -> None:
    from app.ui.importing import Importing

    Importing(context, window, paths).start()


def _report_pdf(context: PageContext, window: Any) -> None:
    from app.ui.exporting import report_pdf

    report_pdf(context, window)


def _export_excel(context: PageContext, window: Any) -> None:
    from app.ui.exporting import export_excel

    export_excel(context, window)


def _restore(path: Path, backup: Any) -> None:
    from app.services.desks import restore_desk

    restore_desk(path, backup)


def _warm_up() -> None:
    """Import behind the user's back what the first edit needs, so that it comes without a pause."""
    QThreadPool.globalInstance().start(_import_services)


def _import_services() -> None:
    import app.services.registers
    import app.services.states  # noqa: F401
