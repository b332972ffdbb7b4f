"""What the composition root hands to the window; nothing here is constructed by the window itself."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QWidget

from app.settings import SettingsFile
from app.ui.bridge import Bridge
from app.ui.context import PageContext, PageEntry
from app.ui.jobs import JobRunner
from app.ui.messages import Messages
from app.ui.theme import Theme

Document = Any


@dataclass(frozen=True, slots=True)
class Deeds:
    """What the window can ask for; each imports what it needs when it is asked, not before.

    Rows are ``ContractSummary``, ``Headline`` and ``ClauseHit`` of the services. The deeds that talk to
    the user take the context of the place they were asked at and the window to talk in front of.
    """

    open_desk: Callable[[Path, bool], Document]  # path, read only
    create_desk: Callable[[Path], Document]
    contracts: Callable[[Document], Sequence[Any]]
    headline: Callable[[Document, str], Any]
    search_clauses: Callable[[Document, str], Sequence[Any]]
    new_contract: Callable[[Document], str]
    delete_contract: Callable[[Document, str], None]
    import_contracts: Callable[[PageContext, QWidget, Sequence[Path]], None]
    report_pdf: Callable[[PageContext, QWidget], None]
    export_excel: Callable[[PageContext, QWidget], None]
    restore: Callable[[Path, Any], None]  # path of a closed desk, backup
    warm_up: Callable[[], None]


@dataclass(frozen=True, slots=True)
class Collaborators:
    """Everything the window works with."""

    deeds: Deeds
    pages: tuple[PageEntry, ...]
    settings: SettingsFile
    state: QSettings
    theme: Theme
    bridge: Bridge
    messages: Messages
    jobs: JobRunner
