"""All attacks, in the order in which they are made and told."""

from torture import audio_files, lines
from torture.attack import Attack

ATTACKS: tuple[Attack, ...] = (audio_files.ATTACK, lines.WINDOW)
