"""Where a desk lies, and what that place is known to do to files: sync folders and network drives.

They are warned about, not refused: the rollback journal is the safest mode there (FAULTS A 26, 27, 29).
"""

import re
import sys
from datetime import UTC, datetime
from pathlib import Path

from app.i18n import _

_CLOUDS = {
    "dropbox": "Dropbox",
    "onedrive": "OneDrive",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "my drive": "Google Drive",
    "mobile documents": "iCloud Drive",
    "icloud drive": "iCloud Drive",
    "iclouddrive": "iCloud Drive",
    "box": "Box",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "nutstore": "坚果云",
    "坚果云": "坚果云",
    "我的坚果云": "坚果云",
    "baidusyncdisk": "百度网盘",
    "syncthing": "Syncthing",
}
_NETWORKS = {
    "nfs",
    "nfs4",
    "cifs",
    "smb3",
    "smbfs",
    "fuse.sshfs",
    "9p",
    "afpfs",
    "webdav",
    "davfs",
    "fuse.davfs2",
}
_CONFLICT = re.compile(
    r"conflict|冲突|\(\d+\)$|sync-conflict|-(?:PC|DESKTOP|LAPTOP|MacBook)[-\w]*$", re.IGNORECASE
)


def warnings(path: Path) -> list[str]:
    """Sentences about the place of ``path`` for the banner; none on an ordinary local disk."""
    said = []
    cloud = cloud_of(path)
    if cloud:
        said.append(
            _("{path} lies in a folder that {cloud} synchronises. Open it on one computer at a time.").format(
                path=path, cloud=cloud
            )
        )
    if on_network(path):
        said.append(_("{path} lies on a network drive. A backup is kept on this computer.").format(path=path))
    copies = conflict_copies(path)
    if copies:
        said.append(
            _("There is another copy beside {path}: {copies}. Compare them before you go on.").format(
                path=path, copies=", ".join(f"{copy.name} ({_day_of(copy)})" for copy in copies)
            )
        )
    return said


def cloud_of(path: Path) -> str:
    """The sync program whose folder ``path`` lies in, by the folder's name (as Zotero does); or nothing."""
    for part in path.parent.parts:
        name = part.casefold()
        for known, cloud in _CLOUDS.items():
            if name == known or name.startswith((f"{known} -", f"{known}-", f"{known} (")):
                return cloud
    return ""


def on_network(path: Path) -> bool:
    """Whether the folder of ``path`` is on another machine, as far as the system says so."""
    if sys.platform == "win32":
        import ctypes

        return path.drive.startswith("\\\\") or ctypes.windll.kernel32.GetDriveTypeW(path.anchor) == 4
    try:
        mounts = Path("/proc/mounts").read_text("utf-8", errors="replace").splitlines()
    except OSError:
        return False
    points = [line.split()[1:3] for line in mounts]
    above = [(len(point), kind) for point, kind in points if path.is_relative_to(_unescaped(point))]
    return max(above, default=(0, ""))[1] in _NETWORKS


def conflict_copies(path: Path) -> list[Path]:
    """Files beside the desk whose names say that a sync program made them of it."""
    try:
        beside = [other for other in path.parent.iterdir() if other.suffix == path.suffix and other != path]
    except OSError:
        return []
    stem = path.stem
    return sorted(
        other for other in beside if other.stem.startswith(stem) and _CONFLICT.search(other.stem[len(stem) :])
    )


def _unescaped(point: str) -> str:
    return re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), point)


def _day_of(path: Path) -> str:
    return datetime.fromtimestamp(path.stat().st_mtime, UTC).date().isoformat()
