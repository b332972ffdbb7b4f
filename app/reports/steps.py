"""How far a writer is, in numbers; the words are those of whoever waits."""

from collections.abc import Callable

Steps = Callable[[int, int], None]  # done, total; may raise to stop the work
