"""What tests of the command line share."""

import pytest
import soundfile

from helpers.fake_stages import fake_stages
from helpers.samples import speech_like
from mynah.engine import cli
from mynah.engine.cli import launch, train


@pytest.fixture
def mynah(tmp_path, capfd, monkeypatch):
    """Runs a command in this process; gives its exit code, output and error text."""
    monkeypatch.setattr(launch, "load_stages", fake_stages)
    monkeypatch.setattr(train, "load_stages", fake_stages)

    def run(*args, workspace=True):
        where = ["--workspace", str(tmp_path / "ws")] if workspace else []
        code = cli.main([*map(str, args), *where])
        out, err = capfd.readouterr()
        return code, out, err

    return run


@pytest.fixture
def recordings(tmp_path):
    folder = tmp_path / "my recordings ü"
    folder.mkdir()
    for number in range(6):
        x = speech_like(3.0, seed=number)
        soundfile.write(folder / f"clip {number}.wav", x, 16000, subtype="FLOAT")
    (folder / "broken.wav").write_bytes(b"RIFF no")
    return folder
