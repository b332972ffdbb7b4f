"""The icons of the program by what they mean; the font behind them is loaded after the first paint."""

from PySide6.QtGui import QIcon

from app.ui.theme import Theme

# What it means: its name in the Phosphor family.
NAMES = {
    "import": "ph.download-simple",
    "new": "ph.plus",
    "open": "ph.folder-open",
    "undo": "ph.arrow-counter-clockwise",
    "redo": "ph.arrow-clockwise",
    "pdf": "ph.file-pdf",
    "excel": "ph.table",
    "search": "ph.magnifying-glass",
    "sample": "ph.books",
    "restore": "ph.clock-counter-clockwise",
    "close": "ph.x",
    "delete": "ph.trash",
    "copy": "ph.copy",
    "paste": "ph.clipboard",
    "edit": "ph.pencil-simple",
    "columns": "ph.columns",
    "calendar": "ph.calendar-blank",
    "more": "ph.dots-three",
    "sort": "ph.caret-down",
    "previous": "ph.caret-left",
    "next": "ph.caret-right",
    "overview": "ph.squares-four",
    "clauses": "ph.article",
    "timeline": "ph.chart-bar-horizontal",
    "changes": "ph.git-pull-request",
    "risks": "ph.warning-circle",
    "performance": "ph.chart-line-up",
    "contract": "ph.file-text",
    "keyboard": "ph.keyboard",
    "info": "ph.info",
    "theme": "ph.moon",
    "language": "ph.translate",
    "text_size": "ph.text-aa",
    "command": "ph.command",
    "attachment": "ph.paperclip",
    "lock": "ph.lock-simple",
}


def icon(name: str, theme: Theme, token: str = "dim") -> QIcon:
    """The icon in a colour of the theme in force; imports qtawesome at the first call."""
    import qtawesome

    return qtawesome.icon(NAMES[name], color=theme.color(token), color_disabled=theme.color("line"))
