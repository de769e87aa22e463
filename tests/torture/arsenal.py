"""All attacks, in the order in which they are made and told."""

from torture import (
    archives,
    audio_files,
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
    lines,
    memory,
    memory_kill,
    model_files,
    pickles,
    power,
    serve_lines,
    soak,
    stall,
    workspace_files,
)
from torture.attack import Attack
from torture.kill_store import KILL_STORE, POWER_STORE
from torture.kill_window import KILL_WINDOW
from torture.many import MANY
from torture.many_stores import STORES
from torture.network import NETWORK
from torture.newer import NEWER

ATTACKS: tuple[Attack, ...] = (
    *kill_engine.ATTACKS,
    *kill_attach.ATTACKS,
    *kill_files.ATTACKS,
    KILL_STORE,
    KILL_WINDOW,
    *power.ATTACKS,
    POWER_STORE,
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
    audio_files.ATTACK,
    workspace_files.FILES,
    lines.WINDOW,
    serve_lines.SERVE,
    *model_files.ATTACKS,
    *pickles.ATTACKS,
    *archives.ATTACKS,
    NETWORK,
    MANY,
    STORES,
    NEWER,
)
