"""Content and pitch of recordings for RVC voices, with an encoder of few weights."""

from dataclasses import replace

import numpy as np
import pytest

from helpers.tiny_contentvec import tiny_weights, write_fairseq
from mynah.engine.control import Control
from mynah.engine.features.contentvec import ContentVec, load_contentvec
from mynah.engine.features.pitch import SwiftTracker
from mynah.engine.networks.hubert_config import frames_of
from mynah.engine.reporter import ListReporter
from mynah.engine.stages.rvc import extract, preprocess
from mynah.engine.stages.rvc.extract import (
    RvcExtract,
    load_features,
    load_mute,
    track_whole,
    usable_spans,
)
from mynah.engine.stages.rvc.preprocess import analysis_audio, read_spans
from mynah.protocol.errors import ErrorCode, MynahError
from mynah.protocol.events import Warning_
from mynah.protocol.ports import Interrupted


@pytest.fixture(scope="module")
def encoder(tmp_path_factory):
    return write_fairseq(tmp_path_factory.mktemp("encoder") / "hubert_base.pt", tiny_weights())


@pytest.fixture
def context(rvc_fresh, encoder):
    def make(**how):
        extra = {"encoder": str(encoder), "precision": "fp32", **how.pop("extra", {})}
        return rvc_fresh(extra=extra, **how)

    return make


def names_of(ctx):
    return list(dict.fromkeys(span.sample_id for span in read_spans(ctx.inputs["preprocess"])))


def seen(monkeypatch, change=lambda found, number: found):
    """Numbers of samples that the encoder was given; `change` may spoil what it answers."""
    given, whole = [], ContentVec.pieces

    def pieces(self, audio, version="v2"):
        given.append(len(audio))
        for first, part in whole(self, audio, version):
            yield first, change(part, len(given))

    monkeypatch.setattr(ContentVec, "pieces", pieces)
    return given


def test_it_is_what_the_encoder_and_the_tracker_say_of_the_whole_recording(context, encoder):
    ctx = context()
    stage = RvcExtract()
    summary = stage.run(ctx)
    spans = read_spans(ctx.inputs["preprocess"])
    for name in names_of(ctx):
        found = load_features(ctx.out, name)
        gain = min(span.gain for span in spans if span.sample_id == name)
        audio = analysis_audio(ctx.inputs["preprocess"], name) * np.float32(gain)
        content = load_contentvec(encoder).features(audio)
        assert found.content.dtype == np.float16
        assert np.abs(found.content - content).max() < 4e-3 * np.abs(content).max()
        assert found.f0.dtype == np.float32
        np.testing.assert_array_equal(found.f0, SwiftTracker().track(audio))
        own = [span for span in spans if span.sample_id == name]
        assert all(span.last <= 2 * len(found.content) <= len(found.f0) for span in own)
        cut = found.cut(own[-1])
        assert 2 * len(cut.content) == len(cut.f0) == own[-1].last - own[-1].first
    assert load_mute(ctx.out).shape == (149, 768)
    assert np.isfinite(load_mute(ctx.out)).all()
    assert summary["recordings"] == 4
    assert summary["embedder_sha256"] == load_contentvec(encoder).fingerprint
    assert summary["unvoiced"] == "zero"
    assert 80 < summary["median_f0_hz"] < 200
    assert usable_spans(ctx.inputs["preprocess"], ctx.out) == spans
    size = sum(path.stat().st_size for path in ctx.out.iterdir())
    assert size < 1.05 * stage.estimate_bytes(ctx)
    assert {"encoder", "precision", "f0_method"} <= set(stage.fingerprint(ctx))


def test_version_1(context):
    ctx = context(extra={"version": "v1"})
    RvcExtract().run(ctx)
    assert load_mute(ctx.out).shape == (149, 256)
    assert load_features(ctx.out, names_of(ctx)[0]).content.shape[1] == 256


def test_it_goes_on_where_it_stopped(context, monkeypatch):
    control = Control()

    class Stopping(ListReporter):
        def progress(self, *args, **more):
            super().progress(*args, **more)
            control.request("stop")

    ctx = context(control=control, reporter=Stopping())
    with pytest.raises(Interrupted):
        RvcExtract().run(ctx)
    first, *others = names_of(ctx)
    assert {path.stem for path in ctx.out.iterdir()} == {extract.MUTE, first}
    (ctx.out / f"{others[0]}.safetensors").write_bytes(b"half")  # of a process that was killed
    given = seen(monkeypatch)
    RvcExtract().run(replace(ctx, control=Control()))
    assert len(given) == len(others)
    given.clear()
    RvcExtract().run(replace(ctx, control=Control()))
    assert given == []


def test_features_that_are_no_numbers_leave_a_recording_out(context, monkeypatch):
    def spoil(found, number):
        if number == 2:  # the first is silence
            found[3, 4] = np.nan
        if number == 3:
            found[3, 4] = 1e9  # beyond float16
        return found

    seen(monkeypatch, spoil)
    ctx = context()
    summary = RvcExtract().run(ctx)
    first, second, *rest = names_of(ctx)
    spans = usable_spans(ctx.inputs["preprocess"], ctx.out)
    assert list(dict.fromkeys(span.sample_id for span in spans)) == rest
    assert summary["left_out"] == 2
    assert [e.text.split(":")[0] for e in ctx.reporter.of(Warning_)] == [first, second]


def test_without_a_voice_there_is_nothing_to_train_on(context, monkeypatch):
    monkeypatch.setattr(
        SwiftTracker, "track", lambda self, audio: np.zeros(len(audio) // 160, np.float32)
    )
    with pytest.raises(MynahError) as caught:
        RvcExtract().run(context())
    assert caught.value.code is ErrorCode.NOTHING_USABLE


def test_without_the_encoder_it_says_so(rvc_fresh):
    with pytest.raises(MynahError) as caught:
        RvcExtract().fingerprint(rvc_fresh())
    assert caught.value.code is ErrorCode.MISSING_MODEL


def test_a_fault_of_the_tracker_is_told(context, monkeypatch):
    def fail(self, audio):
        raise MemoryError("out of memory")

    monkeypatch.setattr(SwiftTracker, "track", fail)
    with pytest.raises(MemoryError):
        RvcExtract().run(context())


def test_long_recordings_are_tracked_in_pieces(monkeypatch):
    monkeypatch.setattr(extract, "PITCH_FRAMES", 300)
    monkeypatch.setattr(extract, "PITCH_CONTEXT", 20)

    class Counting:
        """The pitch is the number of the frame, as read from the audio."""

        longest = 0

        def track(self, audio):
            self.longest = max(self.longest, len(audio) // 160)
            return audio[: len(audio) // 160 * 160 : 160]

    tracker = Counting()
    audio = np.repeat(np.arange(1234, dtype=np.float32), 160)[:-7]
    np.testing.assert_array_equal(track_whole(tracker, audio, Control()), np.arange(1233))
    assert tracker.longest == 340


class AskingTwice:
    """A tracker and an encoder that are asked to stop in their second piece of 100."""

    def __init__(self):
        self.control, self.pieces_done = Control(), 0

    def _one_more(self):
        self.pieces_done += 1
        if self.pieces_done == 2:
            self.control.request("stop")

    def track(self, audio):
        self._one_more()
        return np.zeros(len(audio) // 160, np.float32)

    def pieces(self, audio, version):
        total = frames_of(len(audio))
        for first in range(0, total, 100):
            self._one_more()
            yield first, np.full((min(100, total - first), 768), first, np.float32)


@pytest.mark.parametrize("seconds", [4, 60])
def test_a_long_recording_is_not_waited_for(monkeypatch, seconds):
    monkeypatch.setattr(extract, "PITCH_FRAMES", 300)
    audio = np.zeros(seconds * 16_000, np.float32)
    encoder, tracker = AskingTwice(), AskingTwice()
    if seconds == 4:  # its second piece is the last: what is done is kept
        found = extract._content(encoder, audio, "v2", encoder.control)
        assert found.shape == (199, 768)
        assert found[-1, 0] == 100
        return
    with pytest.raises(Interrupted):
        extract._content(encoder, audio, "v2", encoder.control)
    with pytest.raises(Interrupted):
        track_whole(tracker, audio, tracker.control)
    assert (encoder.pieces_done, tracker.pieces_done) == (2, 2)


def test_frames_of_content_are_counted_as_the_encoder_counts_them():
    for samples in [*range(1500), 16_000, 48_000, 59_200, 57_600_123]:
        assert preprocess._content_frames(samples) == frames_of(samples)
