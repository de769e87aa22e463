"""All attacks, in the order in which they are made and told."""

from torture import (
    disk_full,
    disk_locks,
    disk_readonly,
    disk_removed,
    disk_run,
    disk_window,
    soak,
)
from torture.attack import Attack

ATTACKS: tuple[Attack, ...] = (
    *disk_full.ATTACKS,
    *disk_locks.ATTACKS,
    *disk_readonly.ATTACKS,
    *disk_removed.ATTACKS,
    *disk_run.ATTACKS,
    *disk_window.ATTACKS,
    *soak.ATTACKS,
)
