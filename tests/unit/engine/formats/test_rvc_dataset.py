"""The data of a training in the folders of other programs, written and read."""

import json

import numpy as np
import pytest
import soundfile

from mynah.engine.features.coarse import coarse_pitch
from mynah.engine.formats.rvc_dataset import DatasetClip, read_dataset, write_dataset
from mynah.engine.networks.rvc.config import RvcConfig
from mynah.protocol.errors import ErrorCode, MynahError

CONFIG = RvcConfig.of("v2", 40_000)
NAMES = {
    "applio": ("sliced_audios", "sliced_audios_16k", "extracted", "f0", "f0_voiced"),
    "webui": ("0_gt_wavs", "1_16k_wavs", "3_feature768", "2a_f0", "2b-f0nsf"),
}


def made(name="0_0_0", seconds=1.0, speaker=0, seed=0, width=768):
    rng = np.random.default_rng(seed)
    frames = round(50 * seconds)
    f0 = rng.uniform(80, 300, 2 * frames).astype(np.float32)
    f0[::7] = 0
    return DatasetClip(
        name,
        rng.uniform(-0.9, 0.9, round(seconds * 40_000)).astype(np.float32),
        rng.standard_normal((frames, width)).astype(np.float16),
        f0,
        speaker,
        rng.uniform(-0.9, 0.9, round(seconds * 16_000)).astype(np.float32),
    )


def mute():
    return np.zeros((149, 768), np.float16)


@pytest.mark.parametrize("layout", ["applio", "webui"])
def test_what_is_written_is_what_those_programs_expect_and_reads_back(tmp_path, layout):
    folder = tmp_path / "logs" / "ü voice"
    clips = [made(), made("3_1_0", 1.4, 3, 1)]
    assert write_dataset(folder, layout, iter(clips), CONFIG, mute()) == 2
    wide, small, content, coarse, hertz = NAMES[layout]
    info = soundfile.info(folder / wide / "0_0_0.wav")
    assert (info.samplerate, info.channels, info.subtype) == (40_000, 1, "FLOAT")
    assert soundfile.info(folder / small / "0_0_0.wav").samplerate == 16_000
    stored = np.load(folder / content / "0_0_0.npy")
    assert stored.dtype == np.float32
    steps = np.load(folder / coarse / "0_0_0.wav.npy")
    np.testing.assert_array_equal(steps, coarse_pitch(clips[0].f0))
    assert np.load(folder / hertz / "0_0_0.wav.npy").dtype == np.float64
    text = (folder / "filelist.txt").read_text("utf-8")
    lines = text.split("\n")
    assert len(lines) == 2 + 2 * 2  # silence twice for each speaker, no empty line at the end
    assert [line.count("|") for line in lines] == [4] * 6
    assert not any(path.stem.startswith("mute") for path in (folder / content).iterdir())
    data = json.loads((folder / "config.json").read_text())["data"]
    assert data["sample_rate"] == data["sampling_rate"] == 40_000
    facts = json.loads((folder / "model_info.json").read_text())
    assert facts["speakers_id"] == 4  # rows that a table needs for the numbers 0 and 3
    assert facts["total_dataset_duration"] == "00:00:02"
    read = list(read_dataset(folder, 768))
    assert [clip.speaker for clip in read] == [0, 3, 0, 3, 0, 3]
    for clip, back in zip(clips, read, strict=False):
        np.testing.assert_array_equal(back.audio, clip.audio)
        np.testing.assert_array_equal(back.content, clip.content)
        np.testing.assert_array_equal(back.f0, clip.f0)
    assert not read[-1].audio.any()
    assert len(read[-1].f0) == 301


def test_a_folder_that_was_moved_is_read(tmp_path):
    write_dataset(tmp_path / "logs" / "a", "applio", [made()], CONFIG, mute())
    (tmp_path / "logs" / "a").rename(tmp_path / "b")
    assert len(list(read_dataset(tmp_path / "b", 768))) == 3


def test_paths_from_where_the_other_program_was_started(tmp_path):
    folder = tmp_path / "logs" / "a"
    write_dataset(folder, "applio", [made()], CONFIG, mute(), mutes=0)
    line = (folder / "filelist.txt").read_text().replace(f"{tmp_path.as_posix()}/", "")
    assert line.startswith("logs/a/")
    (folder / "filelist.txt").write_text(line.replace("/", "\\\\"))
    assert len(list(read_dataset(folder, 768))) == 1


def refused(folder, width=768):
    with pytest.raises(MynahError) as caught:
        list(read_dataset(folder, width))
    return caught.value.code


def test_what_cannot_be_trained_on_is_said(tmp_path):
    assert refused(tmp_path) is ErrorCode.NOT_FOUND
    folder = tmp_path / "logs" / "a"

    def fresh():
        write_dataset(folder, "applio", [made()], CONFIG, mute(), mutes=0)
        return folder

    assert refused(fresh(), 256) is ErrorCode.BAD_INPUT
    feature = folder / "extracted" / "0_0_0.npy"
    feature.write_bytes(feature.read_bytes()[:50])
    assert refused(folder) is ErrorCode.BROKEN_FILE
    np.save(feature, np.array([{"a": 1}], dtype=object), allow_pickle=True)
    assert refused(folder) is ErrorCode.BROKEN_FILE
    np.save(feature, np.full((50, 768), np.nan, np.float32))
    assert refused(folder) is ErrorCode.BROKEN_FILE
    (fresh() / "f0" / "0_0_0.wav.npy").unlink()
    assert refused(folder) is ErrorCode.NOT_FOUND
    soundfile.write(fresh() / "sliced_audios" / "0_0_0.wav", np.zeros(100), 48_000)
    assert refused(folder) is ErrorCode.BAD_INPUT
    (fresh() / "config.json").write_text("{}")
    assert refused(folder) is ErrorCode.BROKEN_FILE
    (fresh() / "filelist.txt").write_text("a.wav|b.npy|0")
    assert refused(folder) is ErrorCode.BROKEN_FILE


def test_a_folder_whose_name_would_break_the_list(tmp_path):
    with pytest.raises(MynahError) as caught:
        write_dataset(tmp_path / "a|b", "applio", [made()], CONFIG, mute())
    assert caught.value.code is ErrorCode.BAD_INPUT


@pytest.mark.parametrize("spoiled", ["archive", "huge", "objects"])
def test_arrays_that_are_something_else_are_refused_in_words(tmp_path, spoiled):
    folder = tmp_path / "logs" / "voice"
    write_dataset(folder, "webui", iter([made()]), CONFIG, mute())
    path = folder / "3_feature768" / "0_0_0.npy"
    if spoiled == "archive":
        with path.open("wb") as file:
            np.savez(file, a=np.zeros(3))
    elif spoiled == "huge":
        data = path.read_bytes()
        path.write_bytes(data.replace(b"(50, 768), ", b"(50000000000, 768), ", 1))
    else:
        np.save(path, np.array([{}], object), allow_pickle=True)

    with pytest.raises(MynahError, match=r"cannot be used|are 768 wide|are 1 wide"):
        list(read_dataset(folder, 768))
