"""What a page is set from: pieces that know their height, may be divided, and draw themselves.

A piece is measured once, at the width of its column, before it is divided or drawn.
"""

from typing import Protocol

from app.reports.pdf.sheet import Sheet


class Piece(Protocol):
    """A part of the page between two vertical spaces."""

    above: float
    below: float
    keep: bool  # it stands on the same page as the beginning of the next piece

    def measure(self, width: float) -> float:
        """Its height at ``width``, in points."""
        ...

    def beginning(self, height: float) -> float:
        """How much of its measured ``height`` must stand on a page for it to begin there."""
        ...

    def divide(self, height: float) -> "tuple[Piece, Piece] | None":
        """A first part of at most ``height`` and the rest; None when it cannot be divided there."""
        ...

    def draw(self, sheet: Sheet, x: float, y: float) -> None:
        """Draw with the upper left corner at ``x``, ``y``."""
        ...


class Whole:
    """What every piece that is never divided has in common."""

    above, below, keep = 0.0, 8.0, False

    def beginning(self, height: float) -> float:
        """All of it."""
        return height

    def divide(self, height: float) -> None:
        """Never."""


def stacked(pieces: list[Piece], width: float) -> float:
    """Height of pieces one below the other; the larger of two meeting spaces counts."""
    height, space = 0.0, 0.0
    for index, piece in enumerate(pieces):
        height += max(space, piece.above) if index else 0.0
        height += piece.measure(width)
        space = piece.below
    return height


def draw_stack(sheet: Sheet, pieces: list[Piece], x: float, y: float, width: float) -> None:
    """Draw pieces one below the other, as ``stacked`` measured them."""
    space = 0.0
    for index, piece in enumerate(pieces):
        y += max(space, piece.above) if index else 0.0
        piece.draw(sheet, x, y)
        y += piece.measure(width)
        space = piece.below
