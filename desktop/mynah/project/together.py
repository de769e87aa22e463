"""Small files of a workspace that get another content all at once, also when the program is killed.

The new contents are written down in a staging folder first; from then on they are carried out, by
this process or by the next one that opens the workspace. See :mod:`mynah.project.edit_journal`.
"""

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from mynah.project import atomic, edit_journal, leftovers
from mynah.project.locks import locked
from mynah.project.workspace import Workspace


@dataclass
class Together:
    """What is to happen at the end of :func:`together`.

    Attributes:
        files: New content by path.
        gone: Files that are removed.
    """

    files: dict[Path, str] = field(default_factory=dict)
    gone: list[Path] = field(default_factory=list)

    def write_text(self, path: Path, text: str) -> None:
        """Give a file this content."""
        self.files[path] = text

    def write_json(self, path: Path, data: dict[str, Any]) -> None:
        """Give a file this content."""
        self.files[path] = atomic.json_text(data)

    def remove(self, path: Path) -> None:
        """Remove a file."""
        self.gone.append(path)


@contextlib.contextmanager
def together(workspace: Workspace) -> Iterator[Together]:
    """Change several small files; nothing happens when the block raises.

    The lock of the samples is held while the block runs and until everything is written.

    Args:
        workspace: All files lie in it.

    Raises:
        MynahError: ``DISK_FULL``, ``NO_PERMISSION``, ``BUSY``.
    """
    changes = Together()
    staging: leftovers.Staging | None = None
    decided = False
    with locked(workspace.samples_lock), atomic.disk_errors(workspace.samples_dir):
        try:
            yield changes
            if len(changes.files) == 1 and not changes.gone:
                for path, text in changes.files.items():
                    atomic.write_text(path, text)
                return
            staging = leftovers.Staging(workspace.samples_dir, locked_already=True)
            plan = edit_journal.Plan(
                write_files=tuple((_name(workspace, p), text) for p, text in changes.files.items()),
                drop_files=tuple(_name(workspace, path) for path in changes.gone),
            )
            plan.write(staging.folder)
            decided = True
            edit_journal.carry_out(staging.folder, workspace.root)
        finally:
            if staging is not None:
                staging.leave(decided)


def _name(workspace: Workspace, path: Path) -> str:
    return path.relative_to(workspace.root).as_posix()
