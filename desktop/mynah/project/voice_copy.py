"""A copy of a voice under another name: prepared whole in a staging folder, then renamed."""

import os
import shutil
from pathlib import Path

from mynah.project import atomic, voice_card
from mynah.project.voice_leftovers import POINTER
from mynah.project.voice_reading import VoiceVersion, write_pointer
from mynah.project.workspace import now

FIRST_VERSION = "v001"


def stage_copy(version: VoiceVersion, new_name: str, staged: Path) -> None:
    """Fill a staging folder with a whole voice that has one version, a copy of `version`.

    Files of the voice are written once and never changed, so where the disk allows it the copy
    shares their room by hard links; removing either voice leaves the other as it is. What stands
    beside the versions (presets, picture) is copied for real: it is replaced as time goes by.

    Args:
        version: What is copied.
        new_name: Name of the copy.
        staged: An empty folder on the disk of the voices.

    Raises:
        MynahError: ``DISK_FULL`` or ``NO_PERMISSION``.
    """
    target = staged / FIRST_VERSION
    with atomic.disk_errors(staged):
        for name in version.card.files:
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            _link(version.dir / name, target / name)
        for path in version.dir.parent.iterdir():
            if path.is_file() and not path.name.startswith(".") and path.name != POINTER:
                shutil.copyfile(path, staged / path.name)
        data = {**version.card.to_dict(), "name": new_name, "created_at": now()}
        origin = {
            "name": version.name,
            "version": version.version,
            "created_at": version.card.created_at,
            "weights_sha256": voice_card.weights_sha256(version.card),
        }
        data["lineage"] = {**version.card.lineage, "copy_of": origin}
        atomic.write_json(target / voice_card.FILE_NAME, data)
    write_pointer(staged, new_name, FIRST_VERSION, {})
    atomic.sync_tree(staged)


def _link(source: Path, target: Path) -> None:
    try:
        os.link(source, target)
    except OSError:  # a disk without hard links, or a file that has too many
        shutil.copyfile(source, target)
