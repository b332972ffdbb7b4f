"""Errors that a user can cause or mend; anything else is a bug and goes to the crash dialog.

AppError
├── InputError          a value in a field is not acceptable
├── FileProblem         a file cannot be read, written or trusted
│   ├── DeskProblem     it is a desk file (newer, not ours, replaced)
│   │   ├── DeskLocked  somebody has it open: it may be read, or taken over
│   │   └── DeskDamaged its bytes are not what was saved: a backup may be restored
│   └── ContractProblem it is a foreign contract (protected, scanned, too large)
├── ReadOnly            the desk is open for reading only
└── Cancelled           the user stopped it
"""


class AppError(Exception):
    """Something the user can understand: what it is, and the way out."""

    def __init__(self, message: str, way_out: str = "", saved: str = "") -> None:
        """``message`` names the thing, ``way_out`` the next step, ``saved`` what was and was not saved."""
        super().__init__(" ".join(part for part in (message, way_out, saved) if part))
        self.message = message
        self.way_out = way_out
        self.saved = saved

    def __reduce__(self) -> tuple[object, ...]:
        """Cross a process boundary whole: the arguments of ``Exception`` alone would not rebuild it."""
        return _rebuilt, (type(self), *self.args), self.__dict__


def _rebuilt(kind: type[AppError], *args: object) -> AppError:
    """An error without its own ``__init__``; pickle then restores its fields."""
    return kind.__new__(kind, *args)


class InputError(AppError):
    """A value that a field cannot take; the field keeps the focus and shows the message."""

    def __init__(self, field: str, message: str, way_out: str = "") -> None:
        super().__init__(message, way_out)
        self.field = field


class FileProblem(AppError):
    """A file that cannot be read, written or trusted; the message holds its path."""


class DeskProblem(FileProblem):
    """A desk file that is damaged, locked, newer than the program or not a desk at all."""


class DeskLocked(DeskProblem):
    """Somebody has the desk open; it may be opened for reading, or be taken over by a person's decision."""


class DeskDamaged(DeskProblem):
    """The bytes of a desk are not what was saved; a backup may be restored."""


class ContractProblem(FileProblem):
    """A foreign contract that cannot be read: protected, scanned, too large, of another format."""


class ReadOnly(AppError):
    """The desk is open for reading only."""


class Cancelled(AppError):
    """The user stopped the work; nothing was kept."""
