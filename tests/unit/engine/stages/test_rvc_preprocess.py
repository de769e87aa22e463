"""Preparing recordings for an RVC voice: the cuts and levels of the family, faults listed."""

import errno
from dataclasses import replace

import numpy as np
import pytest
import soundfile

from helpers.naive_rvc import slicing as naive
from mynah.audio.growing_array import GrowingArray
from mynah.audio.slicer import slice_silence
from mynah.engine.control import Control
from mynah.engine.job import Job, JobEntry, TrainSettings
from mynah.engine.reporter import ListReporter
from mynah.engine.run_stage import StageContext
from mynah.engine.stages.rvc.preprocess import (
    RvcPreprocess,
    analysis_audio,
    clip_audio,
    read_spans,
    target_audio,
)
from mynah.project.workspace import Workspace
from mynah.protocol.errors import ErrorCode, MynahError
from mynah.protocol.events import Warning_
from mynah.protocol.ports import Interrupted

RATE = 32_000


def babble(pattern, rate=RATE, seed=0, level=0.2):
    """Noise and near silence by turns: seconds above zero are loud, below quiet."""
    rng = np.random.default_rng(seed)
    parts = []
    for seconds in pattern:
        size = level if seconds > 0 else 2e-3
        parts.append(size * rng.standard_normal(round(abs(seconds) * rate)).clip(-3, 3))
    return np.concatenate(parts).astype(np.float32)


@pytest.fixture
def job(tmp_path):
    """Makes a context: `job({name: audio or bytes}, held_out=(), speakers={}, **settings)`."""
    workspace = Workspace.open(tmp_path / "workspace", create=True)

    def make(sounds, held_out=(), speakers=None, rate=RATE, control=None, **extra):
        entries = []
        for name, sound in sounds.items():
            path = workspace.samples_dir / f"{name}.wav"
            if isinstance(sound, bytes):
                path.write_bytes(sound)
            elif sound is not None:
                soundfile.write(path, sound, RATE, subtype="FLOAT")
            seconds = len(sound or b"") / RATE if not hasattr(sound, "shape") else len(sound) / RATE
            speaker = (speakers or {}).get(name, 0)
            entries.append(JobEntry(name, "0" * 64, name in held_out, seconds, speaker))
        settings = TrainSettings(sample_rate=rate, threads=2, extra=extra)
        made = Job("run", "Voice", "rvc", "2025-01-01T00:00:00+00:00", tuple(entries), settings)
        out = tmp_path / "out"
        out.mkdir(exist_ok=True)
        return StageContext(
            workspace=workspace,
            run_dir=tmp_path,
            job=made,
            out=out,
            inputs={},
            checkpoints=tmp_path / "checkpoints",
            reporter=ListReporter(),
            control=control or Control(),
        )

    return make


@pytest.mark.parametrize("seed", range(12))
def test_the_slicer_is_that_of_the_family(seed):
    rng = np.random.default_rng(seed)
    rate = 4000  # the rules count frames; a low rate makes the plain loops bearable
    pattern = rng.uniform(0.05, 2.5, 9) * np.where(np.arange(9) % 2 == seed % 2, 1, -1)
    x = babble(pattern, rate, seed)
    assert slice_silence(x, rate) == naive.chunks(x, rate)


@pytest.mark.parametrize("rate", [32_000, 40_000, 48_000])
def test_clips_are_those_of_the_family(job, rate):
    ctx = job({"a": babble([1.9, -1.2, 8.3, -0.6, 2.4, -0.9], seed=3)}, rate=rate)
    RvcPreprocess().run(ctx)
    audio = np.asarray(target_audio(ctx.out, "a"))
    expected = [
        piece
        for start, end in slice_silence(audio, rate)  # compared with the plain loops above
        for piece in naive.pieces(start, end, rate)
    ]
    spans = read_spans(ctx.out)
    assert len(spans) == len(expected) >= 5
    for span, (start, end) in zip(spans, expected, strict=True):
        hop = rate // 100
        assert span.first % 2 == span.last % 2 == 0
        assert abs(span.first * hop - start) <= hop
        assert abs(span.last * hop - end) <= hop or span.last == spans[-1].last
        clip = clip_audio(audio, span, rate)
        wanted = naive.normalised(audio[span.first * hop : span.last * hop])
        assert clip.dtype == np.float32
        assert np.abs(clip - wanted).max() < 1e-6
    small = analysis_audio(ctx.out, "a")
    assert len(small) == -(-len(audio) * 16_000 // rate)
    assert max(span.last for span in spans) // 2 <= (len(small) - 80) // 320


def test_everything_is_said(job):
    ctx = job(
        {"a": babble([2]), "b": babble([3], seed=1), "c": babble([2.5], seed=2)},
        held_out={"c"},
        speakers={"b": 1},
    )
    stage = RvcPreprocess()
    summary = stage.run(ctx)
    rows = [(s.sample_id, s.held_out, s.speaker) for s in read_spans(ctx.out)]
    assert rows == [("a", False, 0), ("b", False, 1), ("c", True, 0)]
    assert summary["clips"] == 2
    assert summary["speakers"] == {"0": pytest.approx(2, abs=0.1), "1": pytest.approx(3, abs=0.1)}
    assert summary["held_out_seconds"] == pytest.approx(2.5, abs=0.1)
    assert sum(p.stat().st_size for p in ctx.out.glob("*.npy")) <= 1.01 * stage.estimate_bytes(ctx)
    assert ctx.reporter.events[-1].done == 3


def test_what_cannot_be_used_is_left_out_with_its_reason(job):
    stereo = np.stack([babble([2]), np.zeros(2 * RATE, np.float32)], 1)
    ctx = job(
        {
            "good": stereo,
            "broken": b"RIFF....WAVEjunk",
            "gone": None,
            "short": babble([0.3]),
            "silent": np.zeros(RATE, np.float32),
            "quiet": babble([-2]),
            "none": np.zeros(0, np.float32),
            "over": babble([2], level=3.0),
        },
        speakers={"short": 1},
    )
    summary = RvcPreprocess().run(ctx)
    said = {e.text.split(": ")[0]: e.text.split(": ")[1] for e in ctx.reporter.of(Warning_)}
    assert {s.sample_id for s in read_spans(ctx.out)} == {"good", "over"}
    assert set(said) == {"broken", "gone", "short", "silent", "quiet", "none", "speaker 1"}
    assert said["short"] == "shorter than 0.4 s"
    assert said["silent"] == "silent"
    assert said["quiet"] == "no speech between the pauses"
    assert "not there" in said["gone"]
    assert summary["left_out"] == 6
    assert {p.name.split(".")[0] for p in ctx.out.glob("*.npy")} == {"good", "over"}
    assert np.abs(target_audio(ctx.out, "good")).max() > 0.3  # the dead channel costs no level


def test_nothing_usable(job):
    with pytest.raises(MynahError) as caught:
        RvcPreprocess().run(job({"a": np.zeros(RATE, np.float32), "b": b"x"}))
    assert caught.value.code is ErrorCode.NOTHING_USABLE
    assert [item[0] for item in caught.value.items] == ["a", "b"]


@pytest.mark.parametrize(
    ("how", "seconds", "clips"), [("fixed", 7, 3), ("none", 7, 1), ("none", 9, 4), ("auto", 7, 3)]
)
def test_slicing(job, how, seconds, clips):
    x = babble([3, -(seconds - 6), 3])
    ctx = job({"a": x}, slicing=how)
    RvcPreprocess().run(ctx)
    assert len(read_spans(ctx.out)) == clips


def test_an_unknown_slicing(job):
    with pytest.raises(MynahError) as caught:
        RvcPreprocess().run(job({"a": babble([1])}, slicing="often"))
    assert caught.value.code is ErrorCode.USAGE


def test_fixed_cuts_leave_out_what_is_noise_alone(job):
    ctx = job({"a": babble([3, -9, 3])}, slicing="fixed")
    RvcPreprocess().run(ctx)
    assert all(span.gain < 20 for span in read_spans(ctx.out))


def test_asked_to_stop(job):
    control = Control()
    ctx = job({name: babble([2]) for name in "abcdef"}, control=control)

    class Stopping(ListReporter):
        def progress(self, *args, **more):
            super().progress(*args, **more)
            control.request("stop")

    with pytest.raises(Interrupted):
        RvcPreprocess().run(replace(ctx, reporter=Stopping()))


def test_a_full_disk_ends_it(job, monkeypatch):
    def full(self, block):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(GrowingArray, "append", full)
    ctx = job({name: babble([2]) for name in "abc"})
    with pytest.raises(OSError, match="No space"):
        RvcPreprocess().run(ctx)


def test_the_fingerprint_knows_speakers_rates_and_cuts(job):
    stage, sounds = RvcPreprocess(), {"a": babble([1])}
    prints = [
        stage.fingerprint(job(sounds)),
        stage.fingerprint(job(sounds, speakers={"a": 1})),
        stage.fingerprint(job(sounds, rate=40_000)),
        stage.fingerprint(job(sounds, slicing="none")),
    ]
    assert all(prints.count(one) == 1 for one in prints)
