"""All attacks, in the order in which they are made and told."""

from torture.attack import Attack
from torture.kill_store import KILL_STORE, POWER_STORE
from torture.kill_window import KILL_WINDOW

ATTACKS: tuple[Attack, ...] = (KILL_STORE, POWER_STORE, KILL_WINDOW)
