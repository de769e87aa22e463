"""Speech of RVC voices: the same in blocks as whole, its knobs, its short and silent inputs."""

from types import SimpleNamespace

import numpy as np
import pytest
import torch

from helpers.rvc_voice import (
    EchoNetwork,
    made_rvc_voice,
    made_source,
    small_config,
    small_network,
    small_synthesizer,
)
from helpers.voicelike import voicelike
from mynah.engine.convert.rvc import excitation, plan
from mynah.engine.convert.rvc.synthesis import Speech, synthesise
from mynah.engine.convert.settings import ConvertSettings
from mynah.engine.features.coarse import coarse_pitch
from mynah.engine.features.retrieval import ContentIndex
from mynah.protocol.errors import ErrorCode, MynahError

RATE = 16_000


def spoken(source, voice, semitones=0.0, **settings):
    return np.concatenate([*synthesise(source, voice, ConvertSettings(**settings), semitones)])


def speech(seconds=3.0):
    audio = voicelike(seconds, rate=RATE)
    f0 = np.full(-(-len(audio) // 320) * 2, 150.0, np.float32)
    f0[60:90] = 0
    return made_source(audio, f0)


def test_a_block_is_what_the_synthesizer_says():
    config = small_config()
    synthesizer, rng = small_synthesizer(config), np.random.default_rng(0)
    frames = 170
    content = rng.standard_normal((frames, config.content_width)).astype(np.float32)
    f0 = rng.uniform(80, 300, frames).astype(np.float32)
    f0[50:80] = 0
    noise = rng.standard_normal((frames, config.inter_channels)).astype(np.float32)
    hiss = rng.standard_normal(frames * config.hop).astype(np.float32)
    expected = synthesizer.infer(
        torch.from_numpy(content)[None],
        torch.tensor([frames]),
        torch.from_numpy(coarse_pitch(f0))[None],
        torch.from_numpy(f0)[None],
        torch.tensor([2]),
        noise=torch.from_numpy(noise.T.copy())[None],
        source_noise=torch.from_numpy(hiss)[None],
    )[0, 0].numpy()
    sine, voiced = excitation.Phases.of(f0).sine(np.arange(frames), 0, len(hiss))
    driven = excitation.excitation(sine, voiced, hiss)
    network, told = small_network(config), (content, coarse_pitch(f0))
    found = network.speak(*told, driven, noise, 2, frames, slice(0, frames))
    assert np.abs(expected).max() > 0.01
    assert np.abs(found - expected).max() < 2e-5
    found = network.speak(*told, driven, noise, 2, frames, slice(60, 90))
    inside = slice(60 * config.hop, 90 * config.hop)
    assert np.abs(found - expected)[inside].max() < 2e-5
    assert len(found) == frames * config.hop
    assert not found[: 10 * config.hop].any()  # too far away to be computed
    longer = np.resize(driven, 200 * config.hop)
    stretched = network.speak(*told, longer, noise, 2, 200, slice(0, 200))
    assert len(stretched) == 200 * config.hop


def test_the_answer_is_as_long_as_the_recording():
    for samples in (1, 160, 399, 1600, 16_001):
        source = made_source(voicelike(2.0, rate=RATE)[8000 : 8000 + samples], 150.0)
        made = spoken(source, made_rvc_voice())
        assert len(made) == source.frames * 160
        assert np.isfinite(made).all()


def test_blocks_sound_as_the_whole_does(monkeypatch):
    """Attention over a block is all that may differ, and this network's looks far."""
    source = speech(6.0)
    voice = made_rvc_voice()
    whole = spoken(source, voice)
    assert len(voice.content.heard) == 1
    monkeypatch.setattr(plan, "BLOCK_FRAMES", 150)
    monkeypatch.setattr(plan, "SEARCH_FRAMES", 20)
    voice = made_rvc_voice()
    parts = spoken(source, voice)
    assert len(voice.content.heard) >= 4
    assert max(voice.content.heard) <= (170 + 2 * plan.CONTEXT_FRAMES) * 160 + 80
    assert len(parts) == len(whole)
    level = np.sqrt(np.mean(whole**2))
    assert np.sqrt(np.mean((parts - whole) ** 2)) < 0.05 * level
    jumps = [np.abs(np.diff(wave, n=2)).max() for wave in (whole, parts)]
    assert jumps[1] < 1.1 * jumps[0]


def test_the_pitch_goes_on_through_joints(monkeypatch):
    monkeypatch.setattr(excitation, "VOICED_NOISE", 0.0)
    monkeypatch.setattr(plan, "BLOCK_FRAMES", 100)
    monkeypatch.setattr(plan, "SEARCH_FRAMES", 20)
    source = made_source(voicelike(6.0, rate=RATE), 151.0)
    moments = np.arange(1, source.frames * 160 + 1) / RATE
    for formant in (0.0, 4.0, -5.0):
        made = spoken(source, made_rvc_voice(EchoNetwork()), formant=formant)
        asked = 0.1 * np.sin(2 * np.pi * 151.0 * moments)
        assert np.abs(made - asked)[400:-400].max() < 2e-3


def test_pitch_and_formant_tell_the_network_different_pitches():
    source = made_source(voicelike(1.0, rate=RATE), 200.0)
    for formant, hz in ((0.0, 400.0), (12.0, 200.0), (-12.0, 800.0)):
        voice = made_rvc_voice(EchoNetwork())
        spoken(source, voice, 12.0, formant=formant)
        content, coarse, driven, _, _, frames = voice.network.told[0]
        assert set(coarse) == set(coarse_pitch(np.array([hz])))
        assert frames == len(content) * hz**-1 * 400
        assert len(driven) == frames * 160


def test_unvoiced_policies():
    source = speech()
    made = {}
    for policy, own in (("zero", "filled"), ("filled", "zero"), (None, "filled")):
        voice = made_rvc_voice(EchoNetwork(), unvoiced=own)
        spoken(source, voice, unvoiced=policy)
        made[policy] = voice.network.told[0][1]
    gap = slice(plan.CONTEXT_FRAMES + 60, plan.CONTEXT_FRAMES + 90)
    assert set(made["zero"][gap]) == {1}
    assert set(made["filled"][gap]) == set(coarse_pitch(np.array([150.0])))
    np.testing.assert_array_equal(made[None], made["filled"])


def content_with(protect, rate, f0, follows=True):
    source = made_source(voicelike(1.0, rate=RATE)[: 160 * len(f0)], f0)
    config = small_config(f0=follows)
    index = SimpleNamespace(index=SimpleNamespace(d=256), retrieved=lambda features: features + 1)
    voice = made_rvc_voice(EchoNetwork(config), index)
    spoken(source, voice, protect=protect, index_rate=rate)
    plain = made_rvc_voice(EchoNetwork(config))
    spoken(source, plain)
    inside = slice(plan.CONTEXT_FRAMES, plan.CONTEXT_FRAMES + len(f0))
    return (voice.network.told[0][0] - plain.network.told[0][0])[inside, 0]


def test_retrieval_and_protect():
    f0 = np.array([100.0, 100.0, 0.0, 0.0, 0.0, 100.0] * 4, np.float32)
    voiced = f0 > 0
    np.testing.assert_allclose(content_with(0.5, 0.5, f0), 0.5, atol=1e-5)
    np.testing.assert_allclose(content_with(0.25, 1.0, f0), np.where(voiced, 1, 0.25), atol=1e-5)
    np.testing.assert_allclose(content_with(0.0, 0.5, f0), np.where(voiced, 0.5, 0), atol=1e-5)
    np.testing.assert_allclose(content_with(0.25, 1.0, f0, follows=False), 1.0, atol=1e-5)


def test_an_exact_hit_is_no_nan():
    faiss = pytest.importorskip("faiss")
    source = speech(1.0)
    voice = made_rvc_voice()
    heard = Speech(source, voice, ConvertSettings(), 0.0).content(
        plan.plan_parts(source.energy)[0],
        plan.mirrored(-plan.CONTEXT_FRAMES, source.frames + plan.CONTEXT_FRAMES, source.frames),
    )
    flat = faiss.IndexFlatL2(256)
    flat.add(np.ascontiguousarray(heard[::2]))
    made = spoken(source, voice.with_index(ContentIndex(flat)), index_rate=1.0)
    assert np.isfinite(made).all()


def test_an_index_of_another_width_is_refused():
    with pytest.raises(MynahError) as caught:
        made_rvc_voice(EchoNetwork(), SimpleNamespace(index=SimpleNamespace(d=768)))
    assert caught.value.code is ErrorCode.BROKEN_FILE
    assert "768" in caught.value.message
    assert "256" in caught.value.message


def test_silence_is_silent_and_costs_nothing():
    voice = made_rvc_voice()
    assert not spoken(made_source(np.zeros(24_000), 0.0), voice).any()
    assert voice.content.heard == []
    audio = np.concatenate([np.zeros(48_000), voicelike(1.0, rate=RATE), np.zeros(48_000)])
    made = spoken(made_source(audio, 120.0), voice)
    assert not made[:46_000].any()
    assert not made[-45_000:].any()
    assert made[50_000:62_000].any()
    assert sum(voice.content.heard) < 2.6 * RATE


def test_the_seed_decides_about_the_noise():
    source, voice = speech(1.0), made_rvc_voice()
    one, same, other = (spoken(source, voice, seed=seed) for seed in (3, 3, 4))
    np.testing.assert_array_equal(one, same)
    assert np.abs(one - other).max() > 1e-4


def test_speakers_by_name_and_number():
    voice = made_rvc_voice(EchoNetwork(), speakers=("Anna", "Ben"))
    source = made_source(voicelike(0.5, rate=RATE), 100.0)
    for asked, row in ((None, 0), ("", 0), ("ben", 1), ("2", 2), ("Anna", 0)):
        spoken(source, voice, speaker=asked)
        assert voice.network.told[-1][4] == row
    for wrong in ("3", "-1", "Carl", "1.0"):
        with pytest.raises(MynahError) as caught:
            voice.remarks(ConvertSettings(speaker=wrong))
        assert caught.value.code is ErrorCode.USAGE


def test_a_voice_without_pitch_says_so():
    voice = made_rvc_voice(small_network(small_config(f0=False)))
    assert not voice.follows_pitch
    assert voice.remarks(ConvertSettings()) == []
    for settings in (ConvertSettings(pitch=3.0), ConvertSettings(pitch="match")):
        assert "no effect" in voice.remarks(settings)[0]
    assert np.abs(spoken(speech(1.0), voice)).max() > 0
