"""All attacks, in the order in which they are made and told."""

from torture import (
    bad_numbers,
    disk_full,
    disk_locks,
    disk_readonly,
    disk_removed,
    disk_run,
    disk_window,
    kill_attach,
    kill_engine,
    kill_files,
    memory,
    memory_kill,
    power,
    soak,
    stall,
)
from torture.attack import Attack
from torture.many import MANY
from torture.many_stores import STORES
from torture.network import NETWORK
from torture.newer import NEWER

ATTACKS: tuple[Attack, ...] = (
    *kill_engine.ATTACKS,
    *kill_attach.ATTACKS,
    *kill_files.ATTACKS,
    *power.ATTACKS,
    *disk_full.ATTACKS,
    *disk_run.ATTACKS,
    *disk_locks.ATTACKS,
    *disk_readonly.ATTACKS,
    *disk_removed.ATTACKS,
    *disk_window.ATTACKS,
    *memory.ATTACKS,
    *memory_kill.ATTACKS,
    *bad_numbers.ATTACKS,
    *stall.ATTACKS,
    *soak.ATTACKS,
    NETWORK,
    MANY,
    STORES,
    NEWER,
)
