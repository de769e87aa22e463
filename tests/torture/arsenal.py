"""All attacks, in the order in which they are made and told."""

from torture import disk_full
from torture.attack import Attack

ATTACKS: tuple[Attack, ...] = (*disk_full.ATTACKS,)
