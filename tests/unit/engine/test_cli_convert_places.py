"""Where conversions are written to: nothing that is read may be lost."""

import os
from pathlib import Path

import pytest
import soundfile

from helpers.samples import speech_like
from mynah.engine.cli.convert_places import OutputFolders, places
from mynah.protocol.errors import ErrorCode, MynahError


@pytest.fixture
def recordings(tmp_path):
    """A folder with recordings: a.wav, a.flac, one/a.wav, two/a.wav."""
    folder = tmp_path / "in"
    for name in ("a.wav", "a.flac", "one/a.wav", "two/a.wav"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        soundfile.write(folder / name, speech_like(0.5), 16000)
    return folder


def targets(inputs, out, audio_format=None, overwrite=False):
    found = places(inputs, out, audio_format, overwrite=overwrite)
    return [path.relative_to(out.parent).as_posix() for _, path in found.pairs]


def refusal(*args, **options):
    with pytest.raises(MynahError) as caught:
        places(*args, **{"overwrite": False, **options})
    return caught.value


def test_the_folders_of_a_folder_are_kept_and_no_two_targets_are_one(recordings, tmp_path):
    out = tmp_path / "out"
    assert targets([recordings], out) == [
        "out/a.wav",
        "out/a_2.wav",
        "out/one/a.wav",
        "out/two/a.wav",
    ]
    both = [recordings / "one", recordings / "two"]
    assert targets(both, out, "mp3") == ["out/a.mp3", "out/a_2.mp3"]


@pytest.mark.parametrize("overwrite", [False, True])
def test_no_input_is_ever_a_target_not_even_of_another_input(recordings, overwrite):
    one = recordings / "a.wav"
    assert refusal([one], one, None, overwrite=overwrite).code is ErrorCode.USAGE
    error = refusal([recordings], recordings, None, overwrite=overwrite)
    assert error.code is ErrorCode.USAGE
    assert (str(recordings / "a.wav"), "it is one of the inputs") in error.items
    link = recordings.parent / "link.wav"
    os.link(one, link)
    assert refusal([one], link, None, overwrite=overwrite).code is ErrorCode.USAGE


def test_results_of_an_earlier_conversion_are_no_inputs(recordings):
    out = recordings / "out"
    first = targets([recordings], out)
    for name in first:
        path = recordings / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes((recordings / "a.wav").read_bytes())
    assert targets([recordings], out, overwrite=True) == first
    assert refusal([recordings], out, None).code is ErrorCode.EXISTS


def test_the_name_of_the_file_says_its_type(recordings, tmp_path):
    one = [recordings / "a.wav"]
    assert places(one, tmp_path / "o.FLAC", None, overwrite=False).format == "flac"
    assert places(one, tmp_path / "o", "mp3", overwrite=False).format == "mp3"
    assert "m4a files cannot be written" in refusal(one, tmp_path / "o.m4a", None).message
    assert "--format says mp3" in refusal(one, tmp_path / "o.wav", "mp3").message
    assert "is a folder" in refusal([recordings], tmp_path / "o.wav", None).message
    (tmp_path / "o" / "a.wav").mkdir(parents=True)
    assert refusal(one, tmp_path / "o", None, overwrite=True).code is ErrorCode.EXISTS


def test_folders_that_stay_empty_are_taken_back(tmp_path):
    folders = OutputFolders()
    folders.make(tmp_path / "a" / "b")
    folders.make(tmp_path / "a" / "c")
    (tmp_path / "a" / "c" / "file").write_text("x")
    folders.take_back()
    assert [path.name for path in (tmp_path / "a").iterdir()] == ["c"]
    (tmp_path / "file").write_text("x")
    with pytest.raises(MynahError, match="Nothing can be written"):
        folders.make(tmp_path / "file" / Path("x"))
