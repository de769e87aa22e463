"""What an RVC training starts from: found by any of its names, refused in a sentence."""

from dataclasses import replace

import pytest
import torch

from helpers.small_rvc import family_like, small_trainer, write_base
from mynah.engine.networks.rvc.synthesizer import RvcSynthesizer
from mynah.engine.reporter import ListReporter
from mynah.engine.training.pairs import save_pair
from mynah.engine.training.rvc import bases, starting
from mynah.engine.training.rvc.bases import BasePair, find_base, read_base
from mynah.engine.training.rvc.foreign import write_pair
from mynah.engine.training.rvc.starting import Wanted, find_start, remembered_start
from mynah.protocol.errors import ErrorCode, MynahError
from mynah.protocol.events import Warning_

V2_32K = Wanted("v2", 32_000)


@pytest.fixture
def models(tmp_path, monkeypatch):
    """The folder of the models, empty."""
    folder = tmp_path / "models"
    monkeypatch.setattr(bases, "models_dir", lambda: folder)
    monkeypatch.setattr(bases, "place_of", lambda name: None)
    monkeypatch.setattr(bases, "pair_files", lambda name: [])
    return folder


def refusal(call, *args):
    with pytest.raises(MynahError) as caught:
        call(*args)
    return caught.value


def touched(folder, *names):
    folder.mkdir(parents=True, exist_ok=True)
    for name in names:
        (folder / name).write_bytes(b"")
    return folder


@pytest.mark.parametrize(
    ("generator", "judges"),
    [
        ("f0G40k.pth", "f0D40k.pth"),
        ("G_2333333.pth", "D_2333333.pth"),
        ("G-f048k-TITAN-Medium.pth", "D-f048k-TITAN-Medium.pth"),
        ("f0Ov2Super40kG.pth", "f0Ov2Super40kD.pth"),
        ("RIN_E3_G.pth", "RIN_E3_D.pth"),
        ("f0G_SingerPreTrain.pth", "f0D_SingerPreTrain.pth"),
        ("My Dog_G_40k.pth", "My Dog_D_40k.pth"),
    ],
)
def test_the_discriminators_are_found_beside(tmp_path, models, generator, judges):
    folder = touched(tmp_path / "base", generator, judges, "notes.txt")
    expected = BasePair(folder / generator, folder / judges)
    assert find_base(str(folder / generator), "v2", 40_000) == expected
    assert find_base(str(folder), "v2", 40_000) == expected


def test_a_base_is_found_by_its_name_among_the_models(models):
    touched(models / "mine", "G_x.pth", "D_x.pth")
    assert find_base("mine", "v2", 40_000).generator == models / "mine" / "G_x.pth"
    assert find_base("G_x", "v2", 40_000).discriminator == models / "mine" / "D_x.pth"
    fault = refusal(find_base, "other", "v2", 40_000)
    assert fault.code is ErrorCode.NOT_FOUND
    assert "other" in fault.message


def test_the_discriminators_may_lie_elsewhere_or_nowhere(tmp_path, models):
    touched(tmp_path / "a", "G.pth")
    other = touched(tmp_path / "b", "any.pth") / "any.pth"
    generator = str(tmp_path / "a" / "G.pth")
    assert find_base(generator, "v2", 40_000).discriminator is None
    assert find_base(generator, "v2", 40_000, str(other)).discriminator == other
    assert refusal(find_base, generator, "v2", 40_000, "no").code is ErrorCode.NOT_FOUND


def test_a_folder_with_several_is_not_guessed_at(tmp_path, models):
    folder = touched(tmp_path / "logs", "G_1.pth", "G_2.pth", "D_2.pth")
    assert refusal(find_base, str(folder), "v2", 40_000).code is ErrorCode.BAD_INPUT


def test_the_official_pair_is_asked_of_the_catalogue(models, monkeypatch, tmp_path):
    fault = refusal(find_base, "auto", "v1", 48_000)
    assert fault.code is ErrorCode.MISSING_MODEL
    assert "base-v1-48k-g" in fault.hint
    assert "--base none" in fault.hint
    monkeypatch.setattr(bases, "place_of", lambda name: tmp_path / name)
    assert find_base("auto", "v2", 40_000).discriminator.name == "base-v2-40k-d"
    assert find_base("none", "v2", 40_000) is None


def test_a_base_of_another_rate_or_version_is_refused(tmp_path, models, monkeypatch):
    path = write_base(tmp_path / "base")
    start = find_start(replace(V2_32K, base=str(path)))
    assert (start.how, start.rows, start.epochs) == ("base", 109, 0)
    assert len(start.sha256) == 2
    fault = refusal(find_start, Wanted("v2", 40_000, base=str(path)))
    assert fault.code is ErrorCode.BAD_INPUT
    assert "v2 voices at 32k, not for v2 at 40k" in fault.message
    assert "--sample-rate 32000" in fault.hint
    fault = refusal(find_start, Wanted("v1", 32_000, base=str(path)))
    assert "not for v1" in fault.message


def test_discriminators_of_another_version_are_refused(tmp_path, models):
    path = write_base(tmp_path / "base")
    write_base(tmp_path / "old", family_like("v1"))
    pair = BasePair(path, tmp_path / "old" / "f0D32k.pth")
    assert "of RVC v1 voices" in refusal(read_base, pair, "v2", 32_000).message
    fault = refusal(read_base, BasePair(path, path), "v2", 32_000)
    assert "does not hold the discriminators" in fault.message


@pytest.mark.parametrize("content", [b"", b"no", b"PK\x03\x04" + b"0" * 500])
def test_what_is_no_checkpoint_is_refused(tmp_path, models, content):
    path = tmp_path / "G_1.pth"
    path.write_bytes(content)
    for wanted in (replace(V2_32K, base=str(path)), replace(V2_32K, start_from=str(path))):
        fault = refusal(find_start, wanted)
        assert fault.code in {ErrorCode.BAD_INPUT, ErrorCode.BROKEN_FILE}
        assert fault.message.count(".") <= 3


def test_a_finished_voice_is_no_base(tmp_path, models):
    path = tmp_path / "voice.pth"
    torch.save({"weight": {}, "config": []}, path)
    assert "no state of a training" in refusal(find_start, replace(V2_32K, base=str(path))).message
    state = RvcSynthesizer(family_like()).state_dict()
    bare = {name: value for name, value in state.items() if not name.startswith("enc_q")}
    torch.save({"model": bare}, path)
    assert "finished voice" in refusal(find_start, replace(V2_32K, base=str(path))).message


def trained():
    """A trainer with moments, after seven epochs, and what it would save."""
    trainer = small_trainer(family_like(), seed=3)
    for network in (trainer.synthesizer, trainer.judges):
        for parameter in network.parameters():
            parameter.grad = torch.full_like(parameter, 0.5)
    trainer.optimizer.step()
    trainer.judge_optimizer.step()
    trainer.step, trainer.epoch = 70, 6
    trainer.end_epoch()
    return trainer


def begun(start):
    reporter = ListReporter()
    trainer = small_trainer(family_like(speakers=start.rows))
    start.begin(trainer, reporter)
    return trainer, [event.code for event in reporter.of(Warning_)]


def same_moments(one, other):
    first, second = one.optimizer.state_dict()["state"], other.optimizer.state_dict()["state"]
    assert first.keys() == second.keys()
    return all(torch.equal(first[n]["exp_avg"], second[n]["exp_avg"]) for n in first)


def same_weights(one, other):
    pairs = zip(one.synthesizer.parameters(), other.synthesizer.parameters(), strict=True)
    return all(torch.equal(a, b) for a, b in pairs)


@pytest.mark.parametrize("layout", ["applio", "webui"])
def test_another_programs_training_is_gone_on_from(tmp_path, models, monkeypatch, layout):
    monkeypatch.setattr(starting, "continue_training", continued)
    before = trained()
    write_pair(tmp_path / "logs", before.parts(), layout)
    for place in (tmp_path / "logs", tmp_path / "logs" / "G_70.pth"):
        start = find_start(replace(V2_32K, start_from=str(place)))
        assert (start.how, start.epochs, len(start.files)) == ("foreign", 7, 2)
        assert start.rows == 109
    (tmp_path / "logs" / "D_70.pth").unlink()
    assert len(find_start(replace(V2_32K, start_from=str(tmp_path / "logs"))).files) == 1
    fault = refusal(find_start, Wanted("v2", 48_000, start_from=str(tmp_path / "logs")))
    assert "32k, not for v2 at 48k" in fault.message


def continued(trainer, pair):
    raise AssertionError("nothing is loaded before the training begins")


@pytest.mark.parametrize(
    "place", ["run", "run/checkpoints/abc", "run/checkpoints/abc/step-000000070"]
)
def test_a_run_of_ones_own_is_gone_on_from(tmp_path, models, place):
    before = trained()
    folder = tmp_path / "run" / "checkpoints" / "abc"
    folder.parent.mkdir(parents=True)
    save_pair(folder, 70, before.parts())
    start = find_start(replace(V2_32K, start_from=str(tmp_path / place)))
    assert (start.how, start.epochs, start.rows) == ("own", 7, 109)
    after, warnings = begun(start)
    assert warnings == []
    assert (after.step, after.epoch) == (0, 7)
    assert after.learning_rate == before.learning_rate
    assert same_weights(before, after)
    assert same_moments(before, after)
    fault = refusal(find_start, Wanted("v1", 32_000, start_from=str(tmp_path / place)))
    assert fault.code is ErrorCode.BAD_INPUT
    (folder / "step-000000070" / "D.pt").write_bytes(b"")
    assert refusal(begun, start).code is ErrorCode.BAD_CHECKPOINT


@pytest.mark.parametrize("content", [b"", b"not a checkpoint", b"\x80\x02cos\nsystem\n."])
def test_a_broken_state_of_ones_own_is_refused_in_words(tmp_path, models, content):
    (tmp_path / "G.pt").write_bytes(content)
    fault = refusal(find_start, replace(V2_32K, start_from=str(tmp_path)))
    assert fault.code is ErrorCode.BAD_CHECKPOINT


def test_a_folder_without_a_training_is_no_reason_to_take_the_base(tmp_path, models):
    for place in (tmp_path, tmp_path / "none"):
        fault = refusal(find_start, replace(V2_32K, start_from=str(place)))
        assert fault.code is ErrorCode.NOT_FOUND


def test_what_was_found_is_remembered_when_its_files_are_gone(tmp_path, models):
    path = write_base(tmp_path / "base")
    wanted = replace(V2_32K, base=str(path))
    first = remembered_start(wanted, tmp_path / "start.json")
    path.unlink()
    assert remembered_start(wanted, tmp_path / "start.json") == first
    with pytest.raises(MynahError):
        remembered_start(replace(wanted, version="v1"), tmp_path / "start.json")


def test_a_base_that_was_replaced_since_is_refused(tmp_path, models):
    path = write_base(tmp_path / "base")
    wanted = replace(V2_32K, base=str(path))
    remembered_start(wanted, tmp_path / "start.json")
    held = torch.load(path, weights_only=True)
    torch.save({**held, "iteration": 99}, path)
    fault = refusal(begun, remembered_start(wanted, tmp_path / "start.json"))
    assert fault.code is ErrorCode.BAD_INPUT
    assert fault.message.startswith(f"{path.name} is not the file any more")


def test_fresh_discriminators_are_said(tmp_path, models):
    path = write_base(tmp_path / "base")
    path.with_name("f0D32k.pth").unlink()
    trainer, warnings = begun(find_start(replace(V2_32K, base=str(path))))
    assert warnings == ["FRESH_DISCRIMINATORS"]
    given = torch.load(path, weights_only=True)["model"]["emb_g.weight"].float()
    assert torch.equal(trainer.synthesizer.emb_g.weight, given)
