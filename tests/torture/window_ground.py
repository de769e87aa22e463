"""Makes a workspace for windows to be killed in: `python -m torture.window_ground WORKSPACE`."""

from __future__ import annotations

import sys
from pathlib import Path

from helpers.rvc_files import TINY, save_index, state_of
from helpers.samples import FakeAssessment
from mynah.engine.formats.rvc_voice import RvcVoiceFacts, build_rvc_voice_folder
from mynah.project.importing import import_paths
from mynah.project.voices import VoiceStore
from mynah.project.workspace import Workspace
from torture.store_operations import write_wavs


def main(root: Path) -> None:
    """Recordings, and two voices that can be blended."""
    workspace = Workspace.open(root, create=True)
    write_wavs(root.with_name("old"), range(8))
    import_paths(workspace, [root.with_name("old")], assess=FakeAssessment, consent="mine")
    store = VoiceStore(workspace)
    for seed, name in enumerate(("Ada", "Bob")):
        with store.staged() as staged:
            index = save_index(workspace.cache_dir / f"{name}.index", TINY.content_width)
            facts = RvcVoiceFacts(name)
            build_rvc_voice_folder(staged, state_of(TINY, seed), TINY, facts, index)
            store.publish(name, staged)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
