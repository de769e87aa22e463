"""Which voice of a workspace is the active one: the one that is offered first everywhere."""

from mynah.project import atomic
from mynah.project.names import normal
from mynah.project.workspace import Workspace, now

FILE_NAME = "active.json"


def active_voice(workspace: Workspace) -> str:
    """Model name of the active voice; empty where none was chosen or the file cannot be read."""
    try:
        data = atomic.read_json(workspace.voices_dir / FILE_NAME)
    except (OSError, atomic.UnreadableFileError):
        return ""
    return str(data.get("name") or "")


def set_active_voice(workspace: Workspace, name: str) -> None:
    """Write down the active voice.

    Whether there is one of that name is the caller's to know, who holds the lock of the voices:
    `VoiceStore.use` does both.

    Raises:
        MynahError: ``NO_PERMISSION``, ``DISK_FULL``.
    """
    workspace.require_writable()
    workspace.ensure()
    path = workspace.voices_dir / FILE_NAME
    try:
        known = atomic.read_json(path)
    except (FileNotFoundError, atomic.UnreadableFileError):
        known = {}
    atomic.write_json(path, {**known, "name": normal(name), "chosen_at": now()})
