"""What a page is given: the desk, the contract, and how to reach the rest of the window."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QWidget

from app.ui.bridge import Bridge
from app.ui.messages import Messages
from app.ui.theme import Theme

if TYPE_CHECKING:
    from app.ui.jobs import JobRunner


@dataclass(frozen=True, slots=True)
class PageContext:
    """The collaborators of one page of one contract; ``contract_id`` is empty for the whole desk.

    ``document`` is handed on to services and queries and never looked into; ``go(contract_id, page key,
    row id)`` shows another place of the desk; ``import_contract`` asks for files and imports them;
    ``state`` keeps header and splitter states.
    """

    document: Any
    contract_id: str
    bridge: Bridge
    jobs: "JobRunner"
    messages: Messages
    theme: Theme
    state: QSettings
    go: Callable[[str, str, str], None] = lambda _contract, _page, _row: None
    import_contract: Callable[[], None] = lambda: None


class Page(QWidget):
    """A page that knows which row is chosen, so that it can be shown again after it was built anew."""

    def current_id(self) -> str:
        """Id of the chosen row, or ""."""
        return ""

    def show_row(self, row_id: str) -> None:
        """Choose the row and bring it into view."""


PageFactory = Callable[[PageContext], QWidget]


@dataclass(frozen=True, slots=True)
class PageEntry:
    """One tab: ``title`` is a message id; ``load`` imports the page's module and gives its factory."""

    key: str
    title: str
    load: Callable[[], PageFactory]
    whole_desk: bool = False  # whether it also has something to show without a contract
