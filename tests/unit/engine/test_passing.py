"""What killed processes left in the system's place for temporary files does not stay there."""

import os
import tempfile

from mynah.engine.passing import passing_folder


def test_a_folder_goes_after_its_use_and_an_old_one_of_a_killed_process_with_it(
    tmp_path, monkeypatch
):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    old, young, other = (tmp_path / f"mynah-{name}" for name in ("voice-a", "voice-b", "trial-c"))
    for folder in (old, young, other):
        folder.mkdir()
        (folder / "model.safetensors").write_bytes(b"weights")
    link = tmp_path / "mynah-voice-link"
    link.symlink_to(other)
    for path in (old, other, link):
        os.utime(path, (1.0, 1.0), follow_symlinks=False)
    with passing_folder("voice") as folder:
        assert folder.name.startswith("mynah-voice-")
        assert sorted(tmp_path.iterdir()) == sorted([folder, young, other, link])
        (folder / "file").write_bytes(b"x")
    assert sorted(tmp_path.iterdir()) == sorted([young, other, link])
    assert (other / "model.safetensors").exists()
