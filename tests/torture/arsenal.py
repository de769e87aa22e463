"""All attacks, in the order in which they are made and told."""

from torture.attack import Attack
from torture.many import MANY
from torture.many_stores import STORES
from torture.network import NETWORK
from torture.newer import NEWER

ATTACKS: tuple[Attack, ...] = (MANY, STORES, NETWORK, NEWER)
