"""The text being written: lines, what is known of each, and the tracked changes with their places."""

from dataclasses import dataclass, replace

from app.exchange.docx.inline import DELETED, Change, Piece
from app.exchange.docx.numbering import Label
from app.models.reading import Block, Revision


@dataclass(frozen=True, slots=True)
class Look:
    """What Word says about a paragraph besides its words."""

    level: int | None = None
    heading: bool = False
    table: bool = False


@dataclass(frozen=True, slots=True)
class _Noted:
    """A change and where it stands in its paragraph."""

    change: Change
    text: str
    place: int

    def continues(self, change: Change, place: int) -> bool:
        """Whether a change at ``place`` is the same one, cut into pieces by the file."""
        after = self.place if self.change.kind == DELETED else self.place + len(self.text)
        return self.change == change and place == after


class PageText:
    """Collects paragraphs into one text; a line break inside a paragraph begins a new line."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.revisions: list[Revision] = []
        self._lines: list[str] = []
        self._length = 0

    @property
    def text(self) -> str:
        """All lines so far."""
        return "\n".join(self._lines)

    def add(self, pieces: list[Piece], label: Label | None, look: Look) -> None:
        """Write one paragraph; an empty one without number leaves no line but its deletions are noted."""
        visible, noted = _split(pieces)
        shown = [piece for piece in pieces if not _deleted(piece) and not piece.text.isspace()]
        bold = bool(shown) and all(piece.bold for piece in shown)
        number = label.text.strip() if label else ""
        begin = 0
        for raw in visible.split("\n"):
            words = raw.strip()
            prefix = number + (" " if number and words and label and label.separated else "")
            start = self._length + len(prefix)
            lead = len(raw) - len(raw.lstrip())
            here = [note for note in noted if begin <= note.place <= begin + len(raw)]
            noted = noted[len(here) :]
            for note in here:
                self._note(note, start + min(max(0, note.place - begin - lead), len(words)))
            if words:
                self._line(prefix + words, number, look, bold=bold)
                number = ""
            begin += len(raw) + 1
        if number:
            self._line(number, number, look, bold=bold)

    def _line(self, line: str, label: str, look: Look, *, bold: bool) -> None:
        block = Block(
            start=self._length,
            end=self._length + len(line),
            label=label,
            level=look.level,
            heading=look.heading,
            table=look.table,
            bold=bold,
        )
        self.blocks.append(block)
        self._lines.append(line)
        self._length += len(line) + 1

    def _note(self, note: _Noted, place: int) -> None:
        if note.text.strip():
            change = note.change
            self.revisions.append(Revision(change.kind, note.text, change.author, change.on, place))


def _deleted(piece: Piece) -> bool:
    return piece.change is not None and piece.change.kind == DELETED


def _split(pieces: list[Piece]) -> tuple[str, list[_Noted]]:
    """The visible characters, and the changes with their places among them."""
    visible, length = [], 0
    noted: list[_Noted] = []
    for piece in pieces:
        if piece.change is not None:
            if noted and noted[-1].continues(piece.change, length):
                noted[-1] = replace(noted[-1], text=noted[-1].text + piece.text)
            else:
                noted.append(_Noted(piece.change, piece.text, length))
        if not _deleted(piece):
            visible.append(piece.text)
            length += len(piece.text)
    return "".join(visible), noted
