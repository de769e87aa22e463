"""All attacks, in the order in which they are made and told."""

from torture import bad_numbers, memory, stall
from torture.attack import Attack

ATTACKS: tuple[Attack, ...] = (*memory.ATTACKS, *bad_numbers.ATTACKS, *stall.ATTACKS)
