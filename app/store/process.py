"""Which process is running, told apart from a later one with the same number by its start."""

import os
import subprocess
import sys
from pathlib import Path


def started(pid: int) -> str:
    """When process ``pid`` began, as an opaque text that survives no restart; empty when it is gone."""
    if sys.platform == "win32":
        return _started_windows(pid)
    if sys.platform == "linux":
        return _started_linux(pid)
    command = ["/bin/ps", "-o", "lstart=", "-p", str(pid)]
    answer = subprocess.run(command, capture_output=True, text=True, env={"LC_ALL": "C"}, check=False)
    return answer.stdout.strip()


def _started_linux(pid: int) -> str:
    """Clock ticks since boot (proc(5), field 22) with the id of the boot."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text("utf-8", errors="replace").rpartition(")")[2].split()
        boot = Path("/proc/sys/kernel/random/boot_id").read_text("ascii").strip()
    except OSError:
        return ""
    return "" if fields[0] in "ZX" else f"{boot}:{fields[19]}"


def _started_windows(pid: int) -> str:
    if sys.platform != "win32":
        return ""
    import ctypes
    from ctypes import wintypes

    kernel = ctypes.windll.kernel32
    kernel.OpenProcess.restype = wintypes.HANDLE
    handle = kernel.OpenProcess(0x1000, 0, pid)  # PROCESS_QUERY_LIMITED_INFORMATION, not inherited
    if not handle:
        return ""
    times = [wintypes.FILETIME() for _ in range(4)]
    code = wintypes.DWORD()
    try:
        kernel.GetExitCodeProcess(wintypes.HANDLE(handle), ctypes.byref(code))
        kernel.GetProcessTimes(wintypes.HANDLE(handle), *map(ctypes.byref, times))
    finally:
        kernel.CloseHandle(wintypes.HANDLE(handle))
    running = code.value == 259  # STILL_ACTIVE
    return f"{times[0].dwHighDateTime}:{times[0].dwLowDateTime}" if running else ""


def own() -> tuple[int, str]:
    """Number and start of this process."""
    return os.getpid(), started(os.getpid())
