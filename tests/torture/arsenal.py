"""All attacks, in the order in which they are made and told."""

from torture import kill_engine, power
from torture.attack import Attack

ATTACKS: tuple[Attack, ...] = (*kill_engine.ATTACKS, *power.ATTACKS)
