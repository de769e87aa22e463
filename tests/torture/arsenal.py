"""All attacks, in the order in which they are made and told."""

from torture import bad_numbers, memory, memory_kill, stall
from torture.attack import Attack

ATTACKS: tuple[Attack, ...] = (
    *memory.ATTACKS,
    *memory_kill.ATTACKS,
    *bad_numbers.ATTACKS,
    *stall.ATTACKS,
)
