"""The read contract beside its clause tree: a click on a clause or a fact shows its place."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QSplitter, QTextEdit, QTreeWidget, QTreeWidgetItem, QWidget

from app.i18n import _
from app.models.reading import ContractReading, Part, ReadClause
from app.ui.theme import Theme

_START = Qt.ItemDataRole.UserRole
_KEEP = QTextCursor.MoveMode.KeepAnchor


def utf16_offsets(text: str, places: list[int]) -> list[int]:
    """Qt counts UTF-16 units, a reading counts code points: the same places for Qt."""
    wanted, offsets, extra, last = sorted(set(places)), {}, 0, 0
    for place in wanted:
        extra += sum(ord(letter) > 0xFFFF for letter in text[last:place])
        offsets[place], last = place + extra, place
    return [offsets[place] for place in places]


class ReadingView(QSplitter):
    """Clause tree at the left, text at the right."""

    def __init__(self, reading: ContractReading, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._reading = reading
        self._theme = theme
        self.tree = QTreeWidget()
        self.tree.setHeaderHidden(True)
        self.tree.setAccessibleName(_("Clauses"))
        self.tree.setIndentation(14)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setAccessibleName(_("Text of the contract"))
        self.text.setPlainText(reading.source.text)
        self.addWidget(self.tree)
        self.addWidget(self.text)
        self.setSizes([260, 520])
        self._fill_tree()
        self._mark_headings()
        self.tree.currentItemChanged.connect(self._show_clause)

    def _fill_tree(self) -> None:
        made: dict[str, QTreeWidgetItem] = {}
        for clause in self._reading.clauses:
            item = QTreeWidgetItem([_line(clause)])
            item.setData(0, _START, (clause.start, clause.end))
            item.setToolTip(0, _(clause.category.label) if clause.part is Part.BODY else "")
            made[clause.id] = item
            parent = made.get(clause.parent or "")
            if parent is None:
                self.tree.addTopLevelItem(item)
            else:
                parent.addChild(item)

    def _mark_headings(self) -> None:
        """Number and heading of each top clause in bold, in one pass over the document."""
        bold = QTextCharFormat()
        bold.setFontWeight(QFont.Weight.Bold)
        tops = [clause for clause in self._reading.clauses if clause.level == 1]
        text = self._reading.source.text
        ends = [_heading_end(text, clause) for clause in tops]
        starts = utf16_offsets(text, [clause.start for clause in tops])
        cursor = QTextCursor(self.text.document())
        cursor.beginEditBlock()
        for start, end in zip(starts, utf16_offsets(text, ends), strict=True):
            cursor.setPosition(start)
            cursor.setPosition(end, _KEEP)
            cursor.setCharFormat(bold)
        cursor.endEditBlock()

    def show_place(self, start: int, end: int) -> None:
        """Scroll to the place and mark it; code points into the read text."""
        first, last = utf16_offsets(self._reading.source.text, [start, end])
        cursor = QTextCursor(self.text.document())
        cursor.setPosition(first)
        mark = QTextEdit.ExtraSelection()
        mark.cursor = QTextCursor(cursor)
        mark.cursor.setPosition(last, _KEEP)
        mark.format.setBackground(QColor(self._theme.color("watch_ground")))
        mark.format.setForeground(QColor(self._theme.color("watch")))
        self.text.setExtraSelections([mark])
        self.text.setTextCursor(cursor)
        self.text.centerCursor()

    def marked(self) -> str:
        """The words that are marked now."""
        marks = self.text.extraSelections()
        return marks[0].cursor.selectedText() if marks else ""

    def _show_clause(self, item: QTreeWidgetItem | None) -> None:
        if item is not None:
            self.show_place(*item.data(0, _START))


def _line(clause: ReadClause) -> str:
    """Number and heading, or the first words where there is no heading."""
    heading = clause.heading or clause.text.strip().split("\n", 1)[0][:40]
    return f"{clause.number}  {heading}".strip()


def _heading_end(text: str, clause: ReadClause) -> int:
    """Where number and heading of a clause end: the end of its first line at the latest."""
    line = text.find("\n", clause.start, clause.end)
    first = clause.end if line < 0 else line
    if not clause.heading:
        return min(first, clause.start + len(clause.number))
    at = text.find(clause.heading, clause.start, clause.end)
    return at + len(clause.heading) if at >= 0 else first
