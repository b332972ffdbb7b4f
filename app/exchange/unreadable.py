"""Why a foreign file is not read, said by a parser that does not know the file's path."""


class UnreadableError(Exception):
    """``cause`` completes "… cannot be read: …"; ``way_out`` is a whole sentence, the next step."""

    def __init__(self, cause: str, way_out: str) -> None:
        super().__init__(cause)
        self.cause = cause
        self.way_out = way_out
