"""All attacks, in the order in which they are made and told."""

from torture import kill_attach, kill_engine, kill_files, power
from torture.attack import Attack
from torture.kill_store import KILL_STORE, POWER_STORE
from torture.kill_window import KILL_WINDOW

ATTACKS: tuple[Attack, ...] = (
    *kill_engine.ATTACKS,
    *kill_attach.ATTACKS,
    *kill_files.ATTACKS,
    *power.ATTACKS,
    KILL_STORE,
    POWER_STORE,
    KILL_WINDOW,
)
