"""What the attacks take for a thing that is there, and what for nothing."""

from __future__ import annotations

from mynah.project import atomic
from torture.seen_on_disk import seen


def test_a_folder_with_nothing_but_a_half_written_file_shows_nothing(tmp_path):
    folder = tmp_path / "voices"
    folder.mkdir()
    nothing = seen(tmp_path / "ws", (folder,))
    half = atomic.temporary_name(folder)
    half.write_bytes(b"half a voice")
    assert seen(tmp_path / "ws", (folder,)) == nothing
    half.rename(folder / "Ada.txt")
    found, pieces = seen(tmp_path / "ws", (folder,))
    assert found.keys() - nothing[0].keys() == {"export voices"}
    assert pieces == []
