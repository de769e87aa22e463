"""All attacks, in the order in which they are made and told."""

from torture import (
    soak,
)
from torture.attack import Attack

ATTACKS: tuple[Attack, ...] = (
    *soak.ATTACKS,
)
