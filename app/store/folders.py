"""Where the program keeps what must lie outside the desk: heads of audit trails, and backups."""

import os
from pathlib import Path

_HOME = "CONTRACTDESK_HOME"  # one folder instead of the system's, for portable use and for tests


def state_folder() -> Path:
    """The user's folder for what the program has seen."""
    home = os.environ.get(_HOME)
    if home:
        return Path(home, "state")
    from platformdirs import user_state_path

    return user_state_path("ContractDesk", appauthor=False)


def backup_folder() -> Path:
    """The user's folder for backups: on purpose not beside the desk, which may be a synced folder."""
    home = os.environ.get(_HOME)
    if home:
        return Path(home, "backups")
    from platformdirs import user_data_path

    return user_data_path("ContractDesk", appauthor=False) / "backups"


def write_whole(path: Path, text: str, *, safely: bool = True) -> None:
    """Write a small file whole or not at all; ``safely`` also against a power cut. OSError when it fails."""
    temporary = path.with_name(path.name + ".tmp")
    with temporary.open("w", encoding="utf-8", newline="\n") as file:
        file.write(text)
        if safely:
            file.flush()
            os.fsync(file.fileno())
    temporary.replace(path)


def sync_folder(folder: Path) -> None:
    """Make renames in ``folder`` outlast a power cut, where the system can (not on Windows)."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync_file(path: Path) -> None:
    """Make the bytes of ``path`` outlast a power cut."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())
