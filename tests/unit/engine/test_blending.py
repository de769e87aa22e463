"""Two voices mixed to one."""

import dataclasses
import json
from pathlib import Path
from typing import Any

import pytest
import torch
from safetensors.torch import load_file, save_file

from helpers.lite import made_voice
from helpers.rvc_files import TINY, save_index, state_of, tiny
from mynah.engine.blending import Blend, blend_voices
from mynah.engine.convert import load_voice
from mynah.engine.formats.lite_weights import unpacked
from mynah.engine.formats.rvc_voice import (
    MODEL_FILE,
    RvcVoiceFacts,
    build_rvc_voice_folder,
    read_voice_model,
)
from mynah.project import voice_card
from mynah.project.atomic import write_json
from mynah.project.voice_card import weights_sha256
from mynah.project.voices import VoiceStore, VoiceVersion
from mynah.project.workspace import Workspace
from mynah.protocol.errors import ErrorCode, MynahError


@pytest.fixture
def store(tmp_path: Path) -> VoiceStore:
    return VoiceStore(Workspace.open(tmp_path / "ws", create=True))


def rvc(store: VoiceStore, name: str, config: Any = TINY, seed: int = 0, **facts: Any) -> Any:
    with store.staged() as staged:
        index = save_index(store.workspace.cache_dir / f"{name}.index", config.content_width)
        about = RvcVoiceFacts(name, **facts)
        build_rvc_voice_folder(staged, state_of(config, seed), config, about, index)
        return store.publish(name, staged)


def lite(store: VoiceStore, tmp_path: Path, name: str, **how: Any) -> VoiceVersion:
    return store.publish(name, made_voice(tmp_path / f"made-{name}", name=name, **how))


def test_rvc_voices_are_mixed_by_their_shares(store: VoiceStore) -> None:
    first = rvc(store, "Ada", seed=1, median_f0=100.0, author="Ann", consent="mine")
    second = rvc(store, "Bo", tiny(speakers=2), seed=2, median_f0=400.0, author="Ben")

    made = blend_voices(store, Blend(first, second, 0.25, "Cleo"))

    config, weights = read_voice_model(made.dir / MODEL_FILE)
    _, mine = read_voice_model(first.dir / MODEL_FILE)
    _, other = read_voice_model(second.dir / MODEL_FILE)
    assert config == dataclasses.replace(TINY, speakers=2)
    for name, value in weights.items():
        rows = len(value) if name == "emb_g.weight" else None
        wanted = mine[name][:rows].float() * 0.75 + other[name][:rows].float() * 0.25
        assert torch.equal(value, wanted.half())
    lineage = made.card.lineage
    assert [(one["name"], one["share"]) for one in lineage["blend"]] == [
        ("Ada", 0.75),
        ("Bo", 0.25),
    ]
    assert lineage["blend"][1]["weights_sha256"] == weights_sha256(second.card)
    assert lineage["index_of"] == "Ada"
    assert lineage["median_f0_hz"] == pytest.approx(141.4)  # half an octave up, not a quarter way
    assert any(name.endswith("_Cleo_v2.index") for name in made.card.files)
    assert "Cleo.pth" in made.card.files
    assert made.card.author == "Ada: Ann; Bo: Ben"
    assert made.card.consent == "Ada: mine; Bo: nothing said"
    store.verify(made)


@pytest.mark.parametrize(("ratio", "whose"), [(0.0, "Ada"), (1.0, "Bo")])
def test_all_of_one_voice_is_that_voice(store: VoiceStore, ratio: float, whose: str) -> None:
    first, second = rvc(store, "Ada", seed=1), rvc(store, "Bo", seed=2)
    made = blend_voices(store, Blend(first, second, ratio, "Cleo"))
    assert weights_sha256(made.card) == weights_sha256(store.latest(whose).card)
    assert made.card.lineage["index_of"] == whose


def test_lite_voices_are_mixed(store: VoiceStore, tmp_path: Path) -> None:
    first = lite(store, tmp_path, "Ada", level=0.1)
    second = lite(store, tmp_path, "Bo", level=0.4, index=False)
    made = blend_voices(store, Blend(first, second, 0.5, "Cleo"))
    mine, other, mix = (load_file(one.dir / MODEL_FILE) for one in (first, second, made))
    mine, other, mix = map(unpacked, (mine, other, mix))
    assert mix.keys() == mine.keys()
    for name, value in mix.items():
        between = mine[name].lerp(other[name], 0.5)
        assert (value - between).norm() <= 0.012 * between.norm(), name
    assert made.card.lineage["encoder_sha256"] == first.card.lineage["encoder_sha256"]
    assert made.card.lineage["index_of"] == "Ada"
    more = blend_voices(store, Blend(first, second, 0.6, "Dora"))
    assert more.card.lineage["index_of"] == ""
    from mynah.engine.convert.loading import load_voice

    assert load_voice(made.dir).median_f0 == pytest.approx(150.0)


def test_what_does_not_go_together_is_refused_with_reasons(
    store: VoiceStore, tmp_path: Path
) -> None:
    ada = rvc(store, "Ada")
    wide = dataclasses.replace(TINY, filter_channels=16)
    others = {
        "version": rvc(store, "V1", tiny("v1")),
        "pitch": rvc(store, "Flat", tiny(f0=False)),
        "shape": rvc(store, "Wide", wide),
        "embedder": rvc(store, "Spin", embedder="spin"),
        "kind": lite(store, tmp_path, "Lea"),
    }
    for reason, other in others.items():
        with pytest.raises(MynahError) as caught:
            blend_voices(store, Blend(ada, other, 0.5, "Cleo"))
        assert caught.value.code is ErrorCode.BAD_INPUT
        assert reason in [what for what, _ in caught.value.items]
    assert "Cleo" not in [one.name for one in store.list()]
    assert list(store.workspace.voices_dir.glob(".staging*")) == []


def test_lite_voices_of_other_bases_or_encoders_are_refused(
    store: VoiceStore, tmp_path: Path
) -> None:
    first = lite(store, tmp_path, "Ada")
    folder = made_voice(tmp_path / "other", name="Bo")
    data = json.loads((folder / "voice.json").read_text())
    data["lineage"]["base_sha256"] = "another"
    (folder / "voice.json").write_text(json.dumps(data))
    with pytest.raises(MynahError, match="base model"):
        blend_voices(store, Blend(first, store.publish("Bo", folder), 0.5, "Cleo"))
    cut = made_voice(tmp_path / "cut", name="Cut", index=False)
    weights = load_file(cut / MODEL_FILE)
    weights.pop(next(iter(weights)))
    (cut / "voice.json").unlink()
    save_file(weights, cut / MODEL_FILE)
    card = {"kind": "lite", "sample_rate": 48000, "lineage": dict(first.card.lineage)}
    with pytest.raises(MynahError, match="sizes"):
        blend_voices(store, Blend(first, store.publish("Cut", cut, card), 0.5, "Cleo"))


@pytest.mark.parametrize("ratio", [-0.1, 1.1, float("nan")])
def test_a_ratio_outside_its_range_is_refused(store: VoiceStore, ratio: float) -> None:
    ada = rvc(store, "Ada")
    with pytest.raises(MynahError) as caught:
        blend_voices(store, Blend(ada, ada, ratio, "Cleo"))
    assert caught.value.code is ErrorCode.USAGE


def test_no_voice_is_replaced_by_a_blend(store: VoiceStore) -> None:
    first, second = rvc(store, "Ada", seed=1), rvc(store, "Bo", seed=2)
    with pytest.raises(MynahError) as caught:
        blend_voices(store, Blend(first, second, 0.5, "Bo"))
    assert caught.value.code is ErrorCode.EXISTS


def test_a_blend_by_the_command_line(mynah: Any, store: VoiceStore) -> None:
    rvc(store, "Ada", seed=1), rvc(store, "Bo", seed=2)
    code, text, _ = mynah("voices", "blend", "Ada", "Bo", "--name", "Cleo", "--json")
    answer = json.loads(text)
    assert (code, answer["voice"], answer["index_of"]) == (0, "Cleo", "Ada")
    assert [one["share"] for one in answer["blend"]] == [0.5, 0.5]
    assert store.latest("Cleo").card.epochs == 0


def test_moments_are_mixed_only_where_both_voices_know_them(
    store: VoiceStore, tmp_path: Path
) -> None:
    """A voice of an earlier version has none, and can be blended all the same."""
    known = [f"content_{name}" for name in ("mean", "deviation")]
    old = made_voice(tmp_path / "old", name="Old")
    weights = {n: t for n, t in load_file(old / MODEL_FILE).items() if n not in known}
    save_file(weights, old / MODEL_FILE)
    new = made_voice(tmp_path / "new", name="New")
    _complete(old)
    first, second = store.publish("Old", old), store.publish("New", new)

    made = blend_voices(store, Blend(first, second, 0.5, "Both"))

    assert not set(known) & load_file(made.dir / MODEL_FILE).keys()
    assert load_voice(made.dir).moments is None


def _complete(folder: Path) -> None:
    """Write the card anew, after the files have changed."""
    path = folder / voice_card.FILE_NAME
    draft = json.loads(path.read_text("utf-8"))
    path.unlink()
    draft.pop("files")
    write_json(path, voice_card.completed(draft, draft["name"], folder).to_dict())
