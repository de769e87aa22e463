"""All attacks, in the order in which they are made and told."""

from torture import kill_attach, kill_engine, kill_files, power
from torture.attack import Attack

ATTACKS: tuple[Attack, ...] = (
    *kill_engine.ATTACKS,
    *kill_attach.ATTACKS,
    *kill_files.ATTACKS,
    *power.ATTACKS,
)
