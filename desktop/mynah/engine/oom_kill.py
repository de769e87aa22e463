"""Whether the system ended processes for lack of memory while a run was worked on.

Who is ended so has no last word. But Linux counts such ends, for each group of processes: the
count is written down when a session begins, and looked at by whoever finds the run without one.
"""

from __future__ import annotations

from pathlib import Path

from mynah.engine.lock import this_boot
from mynah.project.atomic import UnreadableFileError, read_json, write_json

NAME = "memory-watch.json"
_GROUPS = Path("/sys/fs/cgroup")
_WORD = "oom_kill"


def begin_watching(run_dir: Path) -> None:
    """Write down the count as it is now; nothing where the system does not count."""
    for path in _counters():
        kills = _kills(path)
        if kills is not None:
            facts = {"boot": this_boot(), "counter": str(path), "kills": kills}
            write_json(run_dir / NAME, facts)
            return
    (run_dir / NAME).unlink(missing_ok=True)


def killed_for_memory(run_dir: Path) -> bool:
    """Whether the count has risen since; False where that cannot be known."""
    try:
        facts = read_json(run_dir / NAME)
    except (OSError, UnreadableFileError):
        return False
    before, counter = facts.get("kills"), facts.get("counter")
    if facts.get("boot") != this_boot() or type(before) is not int or not isinstance(counter, str):
        return False
    path = Path(counter)
    if path.name not in {"memory.events", "memory.oom_control", "vmstat"}:
        return False  # it is a file of the workspace, which may come from anywhere
    now = _kills(path)
    return now is not None and now > before


def _counters() -> list[Path]:
    """Files that may hold the count of this process's group, the narrowest first."""
    try:
        lines = Path("/proc/self/cgroup").read_text(encoding="ascii").splitlines()
    except (OSError, UnicodeDecodeError):
        return []
    found = []
    for line in lines:
        _, kinds, group = line.split(":", 2)
        inside = group.lstrip("/")
        if "memory" in kinds.split(","):  # the older kind of groups
            found += [_GROUPS / "memory" / inside / "memory.oom_control"]
            found += [_GROUPS / "memory" / "memory.oom_control"]
        elif not kinds:
            found += [_GROUPS / inside / "memory.events"]
    return [*found, Path("/proc/vmstat")]


def _kills(path: Path) -> int | None:
    try:
        lines = path.read_text(encoding="ascii").splitlines()
    except (OSError, UnicodeDecodeError):
        return None
    for line in lines:
        word, _, number = line.partition(" ")
        if word == _WORD and number.strip().isdigit():
            return int(number)
    return None
