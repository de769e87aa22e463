"""All attacks, in the order in which they are made and told."""

from torture import bad_numbers
from torture.attack import Attack

ATTACKS: tuple[Attack, ...] = (*bad_numbers.ATTACKS,)
