"""The speaker encoder: the reference's vectors, and that it tells people apart."""

from pathlib import Path

import numpy as np
import pytest

from helpers.voicelike import voicelike
from mynah.audio.decode import read
from mynah.audio.mono import to_mono
from mynah.audio.resample import resample
from mynah.engine.measure import speaker
from mynah.engine.measure.speaker import likeness, load_speaker_model, spoken
from mynah.protocol.errors import ErrorCode, MynahError

# Vectors that Resemblyzer 0.1.4 gives for the made speech below.
REFERENCE = np.load(Path(__file__).parents[3] / "data" / "speaker" / "resemblyzer.npy")
MADE = ((4.0, 120.0), (1.0, 210.0))


def made(seconds, pitch):
    return voicelike(seconds, rate=16_000, pitch=pitch, seed=0)


@pytest.mark.parametrize(("number", "how"), list(enumerate(MADE)))
def test_vectors_are_those_of_the_reference(number, how):
    vector = load_speaker_model().vector_of_speech(made(*how))
    assert vector.shape == (speaker.WIDTH,)
    assert np.linalg.norm(vector) == pytest.approx(1, abs=1e-5)
    assert 1 - likeness(vector, REFERENCE[number]) < 1e-3


def test_vectors_are_those_of_the_installed_reference():
    resemblyzer = pytest.importorskip("resemblyzer")
    encoder = resemblyzer.VoiceEncoder("cpu", verbose=False)
    audio = made(3.0, 160.0)
    ours = load_speaker_model().vector_of_speech(audio)
    assert 1 - likeness(ours, encoder.embed_utterance(audio)) < 1e-3


def test_neither_level_nor_pauses_matter():
    model, audio = load_speaker_model(), made(4.0, 120.0)
    quiet = np.concatenate([np.zeros(16_000, np.float32), 0.05 * audio, np.zeros(8000, np.float32)])
    assert likeness(model.vector(audio), model.vector(quiet)) > 0.99


@pytest.mark.parametrize("audio", [np.zeros(0), np.zeros(100), np.zeros(40_000), np.ones(10)])
def test_what_is_no_speech_has_a_vector_too(audio):
    vector = load_speaker_model().vector(audio.astype(np.float32))
    assert np.isfinite(vector).all()
    assert 0 <= likeness(vector, vector) <= 1


def test_silence_is_left_out():
    audio = made(2.0, 120.0)
    padded = np.concatenate([audio, np.zeros(32_000, np.float32)])
    assert len(spoken(padded)) < len(audio) + 3200
    rms = np.sqrt(np.mean(np.square(spoken(padded), dtype=np.float64)))
    assert 20 * np.log10(rms) == pytest.approx(speaker.LEVEL_DBFS, abs=0.1)


@pytest.mark.speech
def test_it_tells_people_apart(speech):
    def sound(path):
        decoded = read(path)
        return resample(to_mono(decoded.samples)[0], decoded.sample_rate, speaker.SAMPLE_RATE)

    model = load_speaker_model()
    target = [sound(path) for path in sorted((speech / "target" / "ref").glob("*.flac"))[:4]]
    other = [sound(path) for path in sorted((speech / "sources").rglob("p225*.flac"))[:2]]
    voice = model.voiceprint(target[:3])
    assert likeness(voice, model.vector(target[3])) > 0.8
    assert max(likeness(voice, model.vector(audio)) for audio in other) < 0.7


@pytest.mark.parametrize("content", [None, b"", b"no weights" * 100])
def test_a_broken_file_is_said(tmp_path, content):
    path = tmp_path / "encoder.safetensors"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(MynahError) as caught:
        load_speaker_model(path)
    assert caught.value.code is ErrorCode.MISSING_MODEL
