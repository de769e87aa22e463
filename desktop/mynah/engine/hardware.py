"""What this computer is and can do, measured: memory, disk, processors, graphics cards, speed."""

import os
import platform
import shutil
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

MATRIX = 1024  # width of the matrices that speed is measured on
MEASURED_S = 0.2


def memory() -> dict[str, int]:
    """Bytes of memory in all and available, where the system says."""
    try:
        rows = Path("/proc/meminfo").read_text(encoding="ascii").splitlines()
    except OSError:
        return _memory_elsewhere()
    sizes = {row.split(":")[0]: int(row.split()[1]) * 1024 for row in rows if " kB" in row}
    found = {"total": sizes.get("MemTotal", 0), "available": sizes.get("MemAvailable", 0)}
    group = Path("/sys/fs/cgroup")
    try:
        limit = int((group / "memory.max").read_text(encoding="ascii"))
        used = int((group / "memory.current").read_text(encoding="ascii"))
        rows = (group / "memory.stat").read_text(encoding="ascii").splitlines()
    except (OSError, ValueError):
        return found  # no container, or one without a limit
    cached = sum(int(row.split()[1]) for row in rows if row.startswith("inactive_file "))
    free = min(found["available"], max(0, limit - used + cached))
    return {**found, "available": free, "limit": limit}


def _memory_elsewhere() -> dict[str, int]:
    if sys.platform == "win32":
        return _windows_memory()
    try:
        total = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (ValueError, OSError, AttributeError):
        return {}
    return {"total": total, "available": total // 2}  # macOS does not tell; half is usual


def peak_memory() -> int:
    """Bytes that this process had in memory at most; 0 where the system does not say."""
    if sys.platform == "win32":
        return _windows_peak()
    with suppress(OSError, StopIteration, IndexError, ValueError):
        # What `getrusage` tells on Linux begins with the peak of whoever started this program.
        lines = Path("/proc/self/status").read_text(encoding="ascii", errors="replace").splitlines()
        return int(next(line for line in lines if line.startswith("VmHWM:")).split()[1]) * 1024
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024


if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    class _MemoryStatus(ctypes.Structure):
        _fields_ = (
            ("length", wintypes.DWORD),
            ("load", wintypes.DWORD),
            *((name, ctypes.c_ulonglong) for name in ("total", "free", "a", "b", "c", "d", "e")),
        )

    class _Counters(ctypes.Structure):
        _fields_ = (
            ("size", wintypes.DWORD),
            ("faults", wintypes.DWORD),
            *((name, ctypes.c_size_t) for name in ("peak", "now", "a", "b", "c", "d", "e", "f")),
        )

    def _windows_memory() -> dict[str, int]:
        status = _MemoryStatus(length=ctypes.sizeof(_MemoryStatus))
        if not ctypes.windll.kernel32.GlobalMemoryStatusEx(ctypes.byref(status)):
            return {}
        return {"total": int(status.total), "available": int(status.free)}

    def _windows_peak() -> int:
        counters = _Counters(size=ctypes.sizeof(_Counters))
        process = wintypes.HANDLE(-1)  # this one
        ask = ctypes.windll.kernel32.K32GetProcessMemoryInfo
        found = ask(process, ctypes.byref(counters), counters.size)
        return int(counters.peak) if found else 0

else:

    def _windows_memory() -> dict[str, int]:
        return {}

    def _windows_peak() -> int:
        return 0


def processors() -> int:
    """Logical processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def load() -> float | None:
    """How busy the processors are with everything, 1 for all of them; None where unknown."""
    if not hasattr(os, "getloadavg"):
        return None
    return round(os.getloadavg()[0] / processors(), 2)


def disk(folder: Path) -> dict[str, int]:
    """Bytes in all and free where `folder` is, or will be."""
    there = next(path for path in (folder, *folder.parents) if path.exists())
    usage = shutil.disk_usage(there)
    return {"total": usage.total, "free": usage.free}


def graphics_cards() -> list[dict[str, Any]]:
    """What torch can compute on beside the processor."""
    import torch

    cards: list[dict[str, Any]] = []
    for number in range(torch.cuda.device_count() if torch.cuda.is_available() else 0):
        found = torch.cuda.get_device_properties(number)
        cards.append({"kind": "cuda", "name": found.name, "memory": found.total_memory})
    if torch.backends.mps.is_available():
        cards.append({"kind": "mps", "name": processor_name(), "memory": 0})
    return cards


def processor_name() -> str:
    """Make and model, as far as the system tells."""
    try:
        for row in Path("/proc/cpuinfo").read_text(encoding="utf-8", errors="replace").splitlines():
            if row.startswith("model name"):
                return row.partition(":")[2].strip()
    except OSError:
        return platform.processor() or platform.machine()
    return platform.processor() or platform.machine()


def measured_speed(device: str = "cpu") -> dict[str, float]:
    """Speed of matrix products, in thousand millions of operations a second; empty where none is.

    The best of several short trials, in float32 and in bfloat16, which training uses: other
    programs can only slow it down. Takes about half a second.
    """
    import torch

    def speed(kind: torch.dtype) -> float:
        one = torch.rand(MATRIX, MATRIX, device=device).to(kind)
        float((one @ one)[0, 0])  # the first product pays for the start of the library
        fastest, begun = float("inf"), time.monotonic()
        while time.monotonic() - begun < MEASURED_S:
            start = time.perf_counter()
            float((one @ one)[0, 0])  # reading a value waits until it is there
            fastest = min(fastest, time.perf_counter() - start)
        return round(2 * MATRIX**3 / fastest / 1e9, 1)

    try:
        return {"gflops": speed(torch.float32), "gflops_bf16": speed(torch.bfloat16)}
    except (RuntimeError, AssertionError):  # no memory left, or the device is not to be had
        return {}
