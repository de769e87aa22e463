"""All attacks, in the order in which they are made and told."""

from torture import archives, model_files, pickles
from torture.attack import Attack

ATTACKS: tuple[Attack, ...] = (*model_files.ATTACKS, *pickles.ATTACKS, *archives.ATTACKS)
