"""All attacks, in the order in which they are made and told."""

from torture import audio_files, lines, serve_lines, workspace_files
from torture.attack import Attack

ATTACKS: tuple[Attack, ...] = (
    audio_files.ATTACK,
    lines.WINDOW,
    serve_lines.SERVE,
    workspace_files.FILES,
)
