"""Build what people install: one folder with everything in it, tested, then packed for this system.

    python3 installer/build.py

Needs nothing but Python; Linux packs with dpkg-deb, Windows with makensis (NSIS), macOS with hdiutil.
A system builds for itself only. The result lies in ``dist/``.
"""

import os
import platform
import shutil
import subprocess
import sys
import venv
from collections.abc import Callable
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
BUILD = ROOT / "build"
DIST = ROOT / "dist"
FOLDER = DIST / "ContractDesk"
VENV = BUILD / "installer-venv"
ICONS = BUILD / "icons"

sys.path.insert(0, str(ROOT))

from app import __version__
from run import ALWAYS, DESKTOP, T64

# Parts of Qt that are GPL or commercial and must not slip into the folder.
FORBIDDEN = ("QtCharts", "QtGraphs", "QtDataVisualization", "QtVirtualKeyboard", "QtNetworkAuth")
SIZES = (16, 24, 32, 48, 64, 128, 256, 512)


def main() -> None:
    """Make the build environment once, then go on inside it."""
    if Path(sys.prefix) != VENV:
        _prepare()
        sys.exit(subprocess.call([_python(), __file__]))
    _draw_icons()
    shutil.rmtree(FOLDER, ignore_errors=True)
    spec = str(HERE / "contractdesk.spec")
    work = ["--distpath", str(DIST), "--workpath", str(BUILD / "pyinstaller")]
    _call(sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN", *work, spec)
    _check()
    print(PACKERS[sys.platform]())


def _python() -> str:
    parts = ("Scripts", "python.exe") if os.name == "nt" else ("bin", "python")
    return str(VENV.joinpath(*parts))


def _prepare() -> None:
    venv.create(VENV, with_pip=True)
    lock = str(HERE / "requirements.lock")
    _call(_python(), "-m", "pip", "install", "--quiet", "--require-hashes", "--only-binary=:all:", "-r", lock)


def _draw_icons() -> None:
    """The program icon in the forms of the three systems, drawn from the one SVG."""
    from PIL import Image
    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    ICONS.mkdir(parents=True, exist_ok=True)
    renderer = QSvgRenderer(str(ROOT / "resources" / "icons" / "contractdesk.svg"))
    drawn = []
    for size in SIZES:
        image = QImage(size, size, QImage.Format.Format_ARGB32)
        image.fill(0)
        painter = QPainter(image)
        renderer.render(painter, QRectF(0, 0, size, size))
        painter.end()
        path = ICONS / f"{size}.png"
        image.save(str(path))
        drawn.append(Image.open(path))
    drawn[-1].save(ICONS / "contractdesk.ico", sizes=[(size, size) for size in SIZES if size <= 256])
    drawn[-1].save(ICONS / "contractdesk.icns", append_images=drawn[:-1])


def _check() -> None:
    """The folder works and holds nothing that may not be handed on."""
    wrong = [path.name for path in FOLDER.rglob("*") if any(part in path.name for part in FORBIDDEN)]
    if wrong:
        raise SystemExit(f"the folder holds parts of Qt that may not be handed on: {', '.join(wrong)}")
    name = "contractdesk-cli.exe" if os.name == "nt" else "contractdesk"
    _call(str(FOLDER / name), "--self-test", env={**os.environ, "QT_QPA_PLATFORM": "offscreen"})


def _debian() -> Path:
    """A .deb: the folder in /opt, a command, a menu entry, the file type and the icon."""
    root = BUILD / "debian"
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(FOLDER, root / "opt" / "contractdesk", symlinks=True)
    share = root / "usr" / "share"
    for source, target in (
        (HERE / "debian" / "contractdesk.desktop", share / "applications"),
        (HERE / "debian" / "contractdesk.xml", share / "mime" / "packages"),
        (
            ROOT / "resources" / "icons" / "contractdesk.svg",
            share / "icons" / "hicolor" / "scalable" / "apps",
        ),
    ):
        target.mkdir(parents=True, exist_ok=True)
        shutil.copy(source, target)
    (root / "usr" / "bin").mkdir()
    (root / "usr" / "bin" / "contractdesk").symlink_to("/opt/contractdesk/contractdesk")
    machine = {"x86_64": "amd64", "aarch64": "arm64"}[platform.machine()]
    control = (HERE / "debian" / "control.in").read_text("utf-8")
    (root / "DEBIAN").mkdir()
    (root / "DEBIAN" / "control").write_text(
        control.format(version=__version__, machine=machine, depends=_depends(), size=_kilobytes(root)),
        "utf-8",
    )
    package = DIST / f"contractdesk_{__version__}_{machine}.deb"
    _call("dpkg-deb", "--root-owner-group", "-Zzstd", "--build", str(root), str(package))
    return package


def _depends() -> str:
    """What run.py probes for, under the old or the new name of a release, and the C library built against."""
    packages = [*ALWAYS.values(), *DESKTOP.values()]
    named = [f"{name} | {T64[name]}" if name in T64 else name for name in packages]
    return ", ".join([f"libc6 (>= {platform.libc_ver()[1]})", *named])


def _kilobytes(folder: Path) -> int:
    return sum(path.lstat().st_size for path in folder.rglob("*")) // 1024


def _windows() -> Path:
    """An installer for one user, without administrator's rights."""
    package = DIST / f"ContractDesk-{__version__}-setup.exe"
    definitions = {"VERSION": __version__, "FOLDER": FOLDER, "ICONS": ICONS, "OUT": package}
    _call(
        "makensis",
        "-V2",
        *(f"-D{key}={value}" for key, value in definitions.items()),
        str(HERE / "windows" / "setup.nsi"),
    )
    return package


def _macos() -> Path:
    """A disk image with the application and a link to drop it on."""
    stage = BUILD / "dmg"
    shutil.rmtree(stage, ignore_errors=True)
    shutil.copytree(DIST / "ContractDesk.app", stage / "ContractDesk.app", symlinks=True)
    (stage / "Applications").symlink_to("/Applications")
    package = DIST / f"ContractDesk-{__version__}-{platform.machine()}.dmg"
    _call("hdiutil", "create", "-volname", "ContractDesk", "-srcfolder", str(stage), "-ov", str(package))
    return package


def _call(*line: str, env: dict[str, str] | None = None) -> None:
    subprocess.run(line, check=True, env=env)


PACKERS: dict[str, Callable[[], Path]] = {"linux": _debian, "win32": _windows, "darwin": _macos}

if __name__ == "__main__":
    main()
