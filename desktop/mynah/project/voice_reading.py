"""Reading the folder of a voice: its versions, which of them is in use, and what cannot be read.

``<folder>/<version>/voice.json`` is the card of a version, ``<folder>/current.json`` names the
voice and its version in use. The same reading serves voices that are in the bin.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from mynah.project import atomic, voice_card
from mynah.project.voice_card import VoiceCard
from mynah.project.voice_leftovers import BINNED_AT, FORMER_NAME, POINTER, WAS_ACTIVE
from mynah.project.workspace import now
from mynah.protocol.errors import MynahError

_PASSING = (BINNED_AT, WAS_ACTIVE, FORMER_NAME)
_VERSION = re.compile(r"v(\d{3,6})")


@dataclass(frozen=True)
class VoiceVersion:
    """One published version of a voice.

    Attributes:
        name: Model name.
        version: Its folder's name, ``v001`` and up.
        dir: The folder with its files.
        card: What ``voice.json`` says.
        current: Whether it is the version in use.
    """

    name: str
    version: str
    dir: Path
    card: VoiceCard
    current: bool


@dataclass(frozen=True)
class Voice:
    """A voice with all its versions, the oldest first.

    Attributes:
        name: Model name.
        dir: The folder of the voice.
        versions: Those that can be read.
        problems: Folders that cannot, with the reason.
    """

    name: str
    dir: Path
    versions: tuple[VoiceVersion, ...]
    problems: tuple[tuple[Path, str], ...] = ()

    @property
    def current(self) -> VoiceVersion:
        """The version in use."""
        return next(version for version in self.versions if version.current)


def read_voice(folder: Path) -> Voice | None:
    """Read a voice's folder; ``None`` when nothing was ever published in it."""
    cards: dict[str, VoiceCard] = {}
    problems: list[tuple[Path, str]] = []
    for version in sorted(versions_in(folder), key=_number):
        try:
            cards[version] = voice_card.read_card(folder / version)
        except MynahError as error:
            problems.append((folder / version, error.message))
    pointer = read_pointer(folder)
    if not cards and not pointer:
        return None
    # Without a usable pointer the newest version that can be read is the best guess. A first
    # version whose pointer was never written was never announced, but it is whole.
    current = pointer.get("version")
    if cards and (not isinstance(current, str) or current not in cards):
        current = list(cards)[-1]
    said = pointer.get("name")
    known = cards[str(current)].name if cards else folder.name
    name = said if isinstance(said, str) and said else known
    versions = tuple(
        VoiceVersion(name, version, folder / version, card, version == current)
        for version, card in cards.items()
    )
    return Voice(name, folder, versions, tuple(problems))


def named_card(folder: Path) -> VoiceCard:
    """The card of a version, under the name that its voice has now.

    Renaming a voice leaves the cards of its versions as they are; what it speaks from then on is
    the speech of the new name.

    Raises:
        MynahError: see `voice_card.read_card`.
    """
    card = voice_card.read_card(folder)
    if not _VERSION.fullmatch(folder.name):
        return card
    name = read_pointer(folder.parent).get("name")
    return replace(card, name=name) if name and isinstance(name, str) else card


def read_pointer(folder: Path) -> dict[str, Any]:
    """What ``current.json`` says; nothing where it is missing or torn."""
    try:
        return atomic.read_json(folder / POINTER)
    except (OSError, atomic.UnreadableFileError):
        return {}


def write_pointer(folder: Path, name: str, version: str, more: Mapping[str, Any]) -> None:
    """Say which version of a voice is in use, and keep what else the pointer says.

    Args:
        folder: The folder of the voice.
        name: Model name.
        version: The version in use; empty where none can be read.
        more: Further keys. Those of the bin and of a rename are dropped unless they are given here.

    Raises:
        MynahError: ``DISK_FULL`` or ``NO_PERMISSION``.
    """
    kept = {key: value for key, value in read_pointer(folder).items() if key not in _PASSING}
    data = {**kept, "name": name, "version": version, "changed_at": now(), **more}
    atomic.write_json(folder / POINTER, data)


def folders_in(root: Path) -> list[Path]:
    """Every folder that may be a voice; an empty list where there is no root."""
    try:
        return [path for path in root.iterdir() if path.is_dir() and path.name[:1] != "."]
    except FileNotFoundError:
        return []


def versions_in(folder: Path) -> list[str]:
    """Names of the folders of versions, in no order."""
    if not folder.is_dir():
        return []
    return [path.name for path in folder.iterdir() if _VERSION.fullmatch(path.name)]


def next_version(folder: Path) -> str:
    """Name of the version after all there are, also after those that cannot be read."""
    return f"v{max(map(_number, versions_in(folder)), default=0) + 1:03d}"


def same_files(folder: Path, card: VoiceCard) -> bool:
    """Whether a version holds exactly the files of a card, unharmed."""
    try:
        known = voice_card.read_card(folder)
    except MynahError:
        return False
    return dict(known.files) == dict(card.files) and not voice_card.differences(folder, known)


def _number(version: str) -> int:
    return int(version[1:])
