"""How long work says how far it is."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Progress:
    """So many of so many steps are done; ``total`` 0 means nobody knows how many there are."""

    done: int
    total: int
    text: str


Report = Callable[[int, int, str], None]  # done, total, what is being done


def silent(done: int, total: int, text: str) -> None:
    """Take a report that nobody wants to see."""
