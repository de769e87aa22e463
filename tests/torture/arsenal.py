"""All attacks, in the order in which they are made and told."""

from torture.attack import Attack
from torture.many_stores import STORES

ATTACKS: tuple[Attack, ...] = (STORES,)
