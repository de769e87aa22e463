"""Where files go that are dropped on the window: to the page that can use them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from mynah.project.workspace import folder_of_opener

VOICE_SUFFIXES = frozenset({".mynahvoice", ".pth", ".pt", ".index", ".zip", ".safetensors"})
"""Only names are looked at: reading files is not for the thread of the window."""


@dataclass(frozen=True)
class DropTarget:
    """What a page does with dropped files.

    Attributes:
        words: What is said while files hover over the window.
        takes: Whether the page can use these paths.
        take: Gets the paths.
    """

    words: str
    takes: Callable[[Sequence[str]], bool]
    take: Callable[[list[str]], object]


class DropRouter:
    """Decides by the page that is shown and the names of the files.

    Voices go to the page of voices from everywhere; all else to the shown page where that can use
    it, and to the fallback otherwise.

    Args:
        shown: Key of the page that is shown.
        fallback: Takes what no page wants.
    """

    def __init__(self, shown: Callable[[], str], fallback: DropTarget) -> None:
        self._shown = shown
        self._fallback = fallback
        self._targets: dict[str, DropTarget] = {}
        self._voices: DropTarget | None = None

    def add(self, section: str, target: DropTarget, *, voices: bool = False) -> None:
        """Let a page take files; `voices` marks the one that takes voices from everywhere."""
        self._targets[section] = target
        if voices:
            self._voices = target

    def target(self, paths: Sequence[str]) -> DropTarget:
        """The one that gets these paths."""
        if self._voices is not None and are_voices(paths):
            return self._voices
        target = self._targets.get(self._shown())
        return target if target is not None and target.takes(paths) else self._fallback

    def words(self, paths: Sequence[str]) -> str:
        """What is said while they hover."""
        return self.target(paths).words

    def drop(self, paths: list[str]) -> None:
        """Hand them on."""
        self.target(paths).take(paths)


def without_openers(paths: Sequence[str]) -> tuple[str | None, list[str]]:
    """The workspace that the last `.mynah` file among these opens, and the other paths."""
    opened = [str(folder) for one in paths if (folder := folder_of_opener(one)) is not None]
    return next(reversed(opened), None), [one for one in paths if folder_of_opener(one) is None]


def are_voices(paths: Sequence[str]) -> bool:
    """Whether all of these are named like voices or their parts."""
    return bool(paths) and all(PurePath(one).suffix.lower() in VOICE_SUFFIXES for one in paths)
