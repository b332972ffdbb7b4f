#!/usr/bin/env python3
"""Set up and start the program, or set up and run the tests; needs nothing but Python.

    python3 run.py [arguments]               the window, or a command such as: read contract.docx --json
    python3 run.py test [pytest arguments]   the tests

Written in Python 3.8 so that an old interpreter can say what is wrong instead of failing on the syntax.
"""

from __future__ import annotations

import ctypes
import hashlib
import importlib.util
import json
import os
import platform
import shutil
import subprocess
import sys
from typing import Mapping, NoReturn

ROOT = os.path.dirname(os.path.abspath(__file__))
VENV = os.path.join(ROOT, ".venv")
STAMP = os.path.join(VENV, "set-up.json")  # what is installed; written last, so half a set-up has none
LOCK = "requirements.lock"
DEV_LOCK = "requirements-dev.lock"  # holds everything of LOCK too

OLDEST, NEWEST = (3, 11), (3, 14)  # the interpreters that the locked Qt has wheels for

# Debian packages by the library they bring: what Qt loads even without a display, and with one.
ALWAYS = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
}
DESKTOP = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
T64_GLIBC = (2, 39)  # Debian 13 and Ubuntu 24.04 renamed libraries for the 64-bit clock with this glibc
T64 = {"libglib2.0-0": "libglib2.0-0t64"}


class SetUpError(Exception):
    """Something the user has to do first; the text says what."""


def main(arguments: list[str]) -> int:
    """Set up what is missing, then become the program or the tests."""
    testing = arguments[:1] == ["test"]
    try:
        use_suitable_python(sys.version_info[:2])
        display = has_display(sys.platform, os.environ)
        if sys.platform.startswith("linux"):
            provide_system_packages(DESKTOP if display and not testing else {})
        provide_environment(DEV_LOCK if testing else LOCK)
    except SetUpError as error:
        say(str(error))
        return 2
    if testing:
        os.chdir(ROOT)
    return become(command(arguments, display), environment(os.environ, display))


# Python


def use_suitable_python(version: tuple[int, ...]) -> None:
    """Go on with this interpreter, or restart with a newer one beside it; SetUpError if there is none."""
    if OLDEST <= version <= NEWEST:
        return
    for minor in range(NEWEST[1], OLDEST[1] - 1, -1):
        found = shutil.which(f"python3.{minor}")
        if found and subprocess.call([found, "-c", ""], stderr=subprocess.DEVNULL) == 0:
            become([found, os.path.abspath(__file__), *sys.argv[1:]], os.environ)
    oldest, newest, present = (".".join(map(str, each)) for each in (OLDEST, NEWEST, version))
    raise SetUpError(
        f"ContractDesk needs Python {oldest} to {newest}; this is {present}. Install one of them from "
        "python.org or your system's packages and start run.py with it."
    )


# System libraries


def has_display(system: str, environ: Mapping[str, str]) -> bool:
    """Whether a window can be shown; only X11 and Wayland say no."""
    if not system.startswith("linux"):
        return True
    return bool(environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY"))


def provide_system_packages(desktop: dict[str, str]) -> None:
    """Install as root what Qt and venv need from the system; otherwise SetUpError with the line to type."""
    missing = missing_packages(desktop)
    if not missing:
        return
    if shutil.which("apt-get") is None:
        raise SetUpError(
            "ContractDesk needs libraries of the system. Install what holds these (Debian's names) "
            "and start again:\n  " + " ".join(missing)
        )
    if os.geteuid() != 0:
        raise SetUpError(
            "ContractDesk needs packages of the system. Install them and start again:\n"
            "  sudo apt-get install " + " ".join(missing)
        )
    say("Installing system packages: " + " ".join(missing))
    install_packages(missing)
    importlib.invalidate_caches()
    missing = missing_packages(desktop)
    if missing:
        raise SetUpError("apt-get could not install " + " ".join(missing) + "; its messages are above.")


def missing_packages(desktop: dict[str, str]) -> list[str]:
    """The names of the Debian packages to install."""
    libraries = dict(ALWAYS, **desktop)
    names = [package for library, package in libraries.items() if not loads(library)]
    if importlib.util.find_spec("ensurepip") is None:
        names.append(f"python3.{sys.version_info[1]}-venv")
    return package_names(names, platform.libc_ver()[1])


def loads(library: str) -> bool:
    """Whether the loader finds a shared library: the question Qt will ask."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def package_names(names: list[str], glibc: str) -> list[str]:
    """``names`` as a system with this version of glibc calls them."""
    numbers = tuple(int(part) for part in glibc.split(".") if part.isdigit())
    return [T64.get(name, name) if numbers >= T64_GLIBC else name for name in names]


def install_packages(names: list[str]) -> None:
    """apt-get install, with fresh package lists when the present ones do not do."""
    install = ["apt-get", "install", "-y", "--no-install-recommends", *names]
    environ = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
    quiet = {"env": environ, "stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL}
    if subprocess.call(install, stderr=subprocess.DEVNULL, **quiet) != 0:
        subprocess.call(["apt-get", "update"], **quiet)
        subprocess.call(install, **quiet)


# The environment of Python packages


def provide_environment(lock: str) -> None:
    """Make .venv hold exactly the locked packages; nothing is done when it already does."""
    wanted, present = fingerprints(lock), read_stamp()
    if wanted.items() <= present.items():
        return
    say(f"Setting up, once: the packages of {lock} go into .venv (one to three minutes).")
    try:
        remove_stamp()
        if present.get("python") != wanted["python"]:
            present = {}
            step([sys.executable, "-m", "venv", "--clear", VENV], "The environment .venv could not be made.")
        step(pip_install(lock), "The packages could not be installed; with a network, start again.")
        write_stamp({**present, **wanted})
    except OSError as error:
        raise SetUpError(f"{VENV} cannot be written: {error.strerror}") from error


def fingerprints(lock: str) -> dict[str, str]:
    """What an environment made from ``lock`` says of itself: the interpreter and the lock files in it."""
    locks = (LOCK, DEV_LOCK) if lock == DEV_LOCK else (LOCK,)
    found = {name: fingerprint(os.path.join(ROOT, name)) for name in locks}
    found["python"] = f"{sys.version_info[0]}.{sys.version_info[1]} {VENV}"
    return found


def fingerprint(path: str) -> str:
    """SHA-256 of a file."""
    with open(path, "rb") as file:
        return hashlib.sha256(file.read()).hexdigest()


def read_stamp() -> dict[str, str]:
    """What was installed last; nothing if the set-up never ended or its interpreter is gone."""
    try:
        with open(STAMP, encoding="utf-8") as file:
            stamp = json.load(file)
    except (OSError, ValueError):
        return {}
    return stamp if os.path.exists(venv_python()) else {}


def write_stamp(stamp: dict[str, str]) -> None:
    """Say what is installed, whole or not at all."""
    draft = STAMP + ".new"
    with open(draft, "w", encoding="utf-8") as file:
        json.dump(stamp, file)
    os.replace(draft, STAMP)


def remove_stamp() -> None:
    """From here on the environment is in the making."""
    if os.path.exists(STAMP):
        os.remove(STAMP)


def venv_python() -> str:
    """The interpreter inside .venv."""
    parts = ("Scripts", "python.exe") if os.name == "nt" else ("bin", "python")
    return os.path.join(VENV, *parts)


def pip_install(lock: str) -> list[str]:
    """The command that installs ``lock``; hashes are checked and nothing is compiled here."""
    return [
        *(venv_python(), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input"),
        *("--require-hashes", "--only-binary=:all:", "-r", os.path.join(ROOT, lock)),
    ]


def step(line: list[str], failure: str) -> None:
    """Run one step of the set-up; SetUpError with ``failure`` if it fails."""
    if subprocess.call(line, stdin=subprocess.DEVNULL, stdout=sys.stderr) != 0:
        raise SetUpError(failure + " The reason is above.")


# The program


def command(arguments: list[str], display: bool) -> list[str]:
    """The command line to become."""
    if arguments[:1] == ["test"]:
        workers = str(os.cpu_count() or 1)
        return [venv_python(), "-m", "pytest", "-n", workers, *arguments[1:]]
    if not arguments and not display:
        arguments = ["first-look"]
    return [venv_python(), "-m", "app", *arguments]


def environment(environ: Mapping[str, str], display: bool) -> dict[str, str]:
    """The variables to start with: where the program is, a UTF-8 locale, and no window without a display."""
    result = dict(environ)
    paths = [ROOT] + [path for path in [environ.get("PYTHONPATH")] if path]
    result["PYTHONPATH"] = os.pathsep.join(paths)
    for name in ("LC_ALL", "LC_CTYPE"):
        if result.get(name) in ("", "C", "POSIX"):
            del result[name]
    spoken = result.get("LC_ALL") or result.get("LC_CTYPE") or result.get("LANG")
    if not spoken or spoken in ("C", "POSIX"):
        result["LANG"] = "C.UTF-8"
    if not display:
        result.setdefault("QT_QPA_PLATFORM", "offscreen")
    return result


def become(line: list[str], environ: Mapping[str, str]) -> NoReturn:
    """Go on as another program, with its exit code as ours."""
    sys.stdout.flush()
    if os.name == "nt":
        sys.exit(subprocess.call(line, env=environ))  # exec on Windows would give the prompt back at once
    os.execve(line[0], line, environ)


def say(sentence: str) -> None:
    """Progress goes to stderr: stdout belongs to the program's own output."""
    sys.stderr.write(sentence + "\n")
    sys.stderr.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
