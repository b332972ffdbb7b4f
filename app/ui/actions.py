"""Every command of the window, declared once: menus, tool bar, palette and shortcut sheet read this table."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence

from app.i18n import N_, _
from app.ui.icons import icon
from app.ui.theme import Theme

DESK, CONTRACT, WRITABLE = "desk", "contract", "writable"


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """One command: its key, message id, shortcut, icon, what it needs, and the group it is chosen from."""

    key: str
    text: str
    shortcut: str = ""
    icon: str = ""
    needs: str = ""
    group: str = ""  # of commands of which one is ticked


ACTIONS = (
    ActionSpec("new_desk", N_("New desk…"), "Ctrl+Shift+N", "new"),
    ActionSpec("open", N_("Open…"), "Ctrl+O", "open"),
    ActionSpec("sample", N_("Open the sample"), "", "sample"),
    ActionSpec("restore", N_("Restore from backup…"), "", "restore", DESK),
    ActionSpec("close", N_("Close desk"), "Ctrl+W", "close", DESK),
    ActionSpec("quit", N_("Quit"), "Ctrl+Q"),
    ActionSpec("undo", N_("Undo"), "Ctrl+Z", "undo", WRITABLE),
    ActionSpec("redo", N_("Redo"), "Ctrl+Shift+Z", "redo", WRITABLE),
    ActionSpec("import", N_("Import contracts…"), "Ctrl+I", "import"),
    ActionSpec("new_contract", N_("New contract"), "Ctrl+N", "new", WRITABLE),
    ActionSpec("delete_contract", N_("Delete contract"), "", "delete", CONTRACT),
    ActionSpec("whole_desk", N_("Whole desk"), "Ctrl+Home", "overview", DESK),
    ActionSpec("pdf", N_("PDF report…"), "Ctrl+P", "pdf", CONTRACT),
    ActionSpec("excel", N_("Excel workbook…"), "Ctrl+E", "excel", DESK),
    ActionSpec("search", N_("Search contracts, clauses, commands"), "Ctrl+K", "search"),
    ActionSpec("theme_system", N_("Theme as the system"), group="theme"),
    ActionSpec("theme_light", N_("Light theme"), group="theme"),
    ActionSpec("theme_dark", N_("Dark theme"), group="theme"),
    ActionSpec("language_system", N_("Language of the system"), group="language"),
    ActionSpec("language_zh", N_("中文"), group="language"),
    ActionSpec("language_en", N_("English"), group="language"),
    ActionSpec("text_larger", N_("Larger text"), "Ctrl++"),
    ActionSpec("text_smaller", N_("Smaller text"), "Ctrl+-"),
    ActionSpec("text_normal", N_("Normal text size"), "Ctrl+0"),
    ActionSpec("shortcuts", N_("Keyboard shortcuts"), "Ctrl+/", "keyboard"),
    ActionSpec("about", N_("About ContractDesk"), "", "info"),
)
# What the tool bar shows; the first is the one thing to do.
TOOLS = {"import": N_("Import…"), "new_contract": N_("New"), "undo": "", "redo": "", "pdf": N_("PDF report")}
TOOLS |= {"excel": N_("Excel")}
MENUS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        N_("File"),
        (
            "new_desk",
            "open",
            "recent",
            "sample",
            "-",
            "import",
            "pdf",
            "excel",
            "-",
            "restore",
            "close",
            "quit",
        ),
    ),
    (N_("Edit"), ("undo", "redo", "-", "search")),
    (N_("View"), ("tabs", "-", "theme", "language", "-", "text_larger", "text_smaller", "text_normal")),
    (N_("Contract"), ("import", "new_contract", "-", "whole_desk", "-", "delete_contract")),
    (N_("Report"), ("pdf", "excel")),
    (N_("Help"), ("shortcuts", "-", "about")),
)
SUBMENUS = {"recent": N_("Open recent"), "theme": N_("Theme"), "language": N_("Language"), "tabs": N_("Tabs")}


class Actions(QObject):
    """The QActions of the table by key; their texts follow the language."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._actions: dict[str, QAction] = {}
        for spec in ACTIONS:
            action = QAction(parent)
            action.setShortcut(QKeySequence(spec.shortcut))
            action.setCheckable(bool(spec.group))
            self._actions[spec.key] = action
        self.retranslate()
        self.allow(set())

    def __getitem__(self, key: str) -> QAction:
        return self._actions[key]

    def __iter__(self) -> Iterator[QAction]:
        return iter(self._actions.values())

    def of_group(self, group: str) -> list[QAction]:
        """The commands of which one is ticked."""
        return [self._actions[spec.key] for spec in ACTIONS if spec.group == group]

    def retranslate(self) -> None:
        """Texts in the language in force; the tool bar's shorter ones as icon texts."""
        for spec in ACTIONS:
            action = self._actions[spec.key]
            text = _(spec.text)
            action.setText(text)
            action.setIconText(_(TOOLS.get(spec.key, "")) or text)
            keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            action.setToolTip(f"{text.rstrip('…')} ({keys})" if keys else text.rstrip("…"))

    def paint_icons(self, theme: Theme) -> None:
        """Icons in the colours of the theme; called after the first paint."""
        for spec in ACTIONS:
            if spec.icon:
                self._actions[spec.key].setIcon(icon(spec.icon, theme, "dim"))

    def allow(self, there: set[str]) -> None:
        """Enable what can be done with what is ``there``: desk, contract, writable."""
        for spec in ACTIONS:
            self._actions[spec.key].setEnabled(not spec.needs or spec.needs in there)

    def tick(self, group: str, choice: str) -> None:
        """Tick the chosen one of a group."""
        for spec in ACTIONS:
            if spec.group == group:
                self._actions[spec.key].setChecked(spec.key == f"{group}_{choice}")

    def name_history(self, undo: str | None, redo: str | None) -> None:
        """What undo and redo would take next, by name."""
        for key, name, verb in (("undo", undo, _("Undo")), ("redo", redo, _("Redo"))):
            action = self._actions[key]
            text = _("{verb} “{name}”").format(verb=verb, name=name) if name else verb
            action.setText(text)
            action.setToolTip(text)
            action.setIconText(_shortened(text) if key == "undo" else verb)
            action.setEnabled(name is not None)


def _shortened(text: str, room: int = 24) -> str:
    """``text`` as it fits the tool bar; a Chinese character takes two."""
    taken = 0
    for place, letter in enumerate(text):
        taken += 2 if ord(letter) > 0x2E80 else 1
        if taken > room:
            return text[:place].rstrip() + "…"
    return text
