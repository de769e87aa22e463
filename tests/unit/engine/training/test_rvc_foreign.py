"""Training states of other programs: read and written with every moment at its parameter."""

import pytest
import torch

from helpers.rvc_training import small_batches, small_config, small_trainer
from mynah.engine.networks.rvc.synthesizer import RvcSynthesizer
from mynah.engine.training.rvc.foreign import (
    applio_order,
    continue_training,
    find_pair,
    read_pair,
    write_pair,
)
from mynah.protocol.errors import ErrorCode, MynahError

CONFIG = small_config()


def read(path, config=CONFIG):
    """With judges as narrow as those of the tests' trainers."""
    return read_pair(path, config, judges_divisor=16)


@pytest.fixture(scope="module")
def trained():
    """A trainer after a step, in its second epoch."""
    trainer = small_trainer(CONFIG)
    trainer.train_step(small_batches(CONFIG).batch(0))
    trainer.end_epoch()
    return trainer


@pytest.fixture(scope="module")
def written(trained, tmp_path_factory):
    folder = tmp_path_factory.mktemp("experiment")
    write_pair(folder, trained.parts(), "applio")
    return folder


def moments_by_name(optimizer, network):
    names = {id(p): name for name, p in network.named_parameters()}
    return {names[id(p)]: state for p, state in optimizer.state.items()}


def rewrite(path, target, change):
    held = torch.load(path, weights_only=True)
    change(held)
    torch.save(held, target)
    return target


def test_orders_are_those_of_both_programs():
    with torch.device("meta"):
        names = [name for name, _ in bare_network().named_parameters()]
    order = applio_order(names)
    assert sorted(order) == sorted(names)
    assert names[0] == "dec.m_source.l_linear.weight"
    assert names[-1] == "enc_p.proj.bias"
    assert order[0] == "enc_p.emb_phone.weight"
    assert order[-1] == "emb_g.weight"
    places = [order.index(f"dec.{part}") for part in ("conv_pre.bias", "ups.0.bias")]
    assert places == sorted(places)
    assert order.index("dec.ups.0.bias") < order.index("dec.noise_convs.0.weight")
    assert names.index("dec.noise_convs.0.weight") < names.index("dec.conv_pre.weight")
    first = order.index("dec.ups.0.bias")
    assert order[first : first + 3] == [f"dec.ups.0.{p}" for p in ("bias", "weight_g", "weight_v")]


def bare_network():
    return RvcSynthesizer(CONFIG)


def test_a_training_goes_on_where_it_was_written(trained, written):
    resumed = small_trainer(CONFIG, seed=9)
    continue_training(resumed, read(written))
    assert (resumed.epoch, resumed.step) == (1, 0)
    assert resumed.learning_rate == trained.learning_rate
    for network in ("synthesizer", "judges"):
        for name, tensor in getattr(trained, network).state_dict().items():
            assert torch.equal(tensor, getattr(resumed, network).state_dict()[name])
    for optimizer, network in (("optimizer", "synthesizer"), ("judge_optimizer", "judges")):
        expected = moments_by_name(getattr(trained, optimizer), getattr(trained, network))
        found = moments_by_name(getattr(resumed, optimizer), getattr(resumed, network))
        assert found.keys() == expected.keys()
        for name, state in expected.items():
            for key in ("step", "exp_avg", "exp_avg_sq"):
                assert torch.equal(found[name][key], state[key]), name
    resumed.train_step(small_batches(CONFIG).batch(1))


@pytest.mark.parametrize("layout", ["applio", "webui"])
def test_the_order_is_found_by_shapes(trained, written, tmp_path, layout):
    def forget(held):
        names = held.pop("parameter_names")
        if layout == "webui":
            own = list(held["model"])
            state = {names[i]: one for i, one in held["optimizer"]["state"].items()}
            held["optimizer"]["state"] = {i: state[name] for i, name in enumerate(own)}

    rewrite(written / "G_1.pth", tmp_path / "G_1.pth", forget)
    pair = read(tmp_path / "G_1.pth")
    assert pair.judges is None
    expected = moments_by_name(trained.optimizer, trained.synthesizer)
    assert pair.generator.moments.keys() == expected.keys()
    for name, state in expected.items():
        assert torch.equal(pair.generator.moments[name]["exp_avg"], state["exp_avg"]), name


def test_a_pair_has_what_the_other_programs_ask_for(written, trained):
    held = torch.load(written / "G_1.pth", weights_only=True)
    assert (held["iteration"], held["learning_rate"], held["scaler"]) == (1, 1e-4, {})
    (group,) = held["optimizer"]["param_groups"]
    assert group["initial_lr"] == 1e-4
    assert group["lr"] == trained.learning_rate
    assert group["params"] == list(range(len(held["model"])))
    network = bare_network()
    network.load_state_dict(held["model"])
    # In the order of the program that it is for, another optimizer takes a step.
    parameters = dict(network.named_parameters())
    optimizer = torch.optim.AdamW([parameters[name] for name in applio_order(list(parameters))])
    optimizer.load_state_dict(held["optimizer"])
    for parameter in parameters.values():
        parameter.grad = torch.zeros_like(parameter)
    optimizer.step()


def test_newer_names_and_old_steps_are_understood(written, tmp_path):
    def modernise(held):
        held.pop("parameter_names")
        held["model"] = {
            name.replace(".weight_g", ".parametrizations.weight.original0").replace(
                ".weight_v", ".parametrizations.weight.original1"
            ): tensor
            for name, tensor in held["model"].items()
        }
        for state in held["optimizer"]["state"].values():
            state["step"] = 7  # a plain number in files of old versions of PyTorch

    rewrite(written / "G_1.pth", tmp_path / "G_7.pth", modernise)
    pair = read(tmp_path)
    assert pair.generator.moments["emb_g.weight"]["step"] == 7
    assert "dec.ups.0.weight_v" in pair.generator.weights


@pytest.mark.parametrize("damage", ["none", "other shapes", "too few", "not numbers"])
def test_moments_that_do_not_fit_are_left_out(written, tmp_path, damage):
    def spoil(held):
        state = held["optimizer"]["state"]
        if damage == "none":
            del held["optimizer"]
        elif damage == "other shapes":
            held.pop("parameter_names")
            state[0], state[1] = state[1], state[0]
        elif damage == "too few":
            held["optimizer"]["param_groups"][0]["params"].pop()
        else:
            state[3]["exp_avg"].view(-1)[0] = torch.nan

    rewrite(written / "G_1.pth", tmp_path / "G_1.pth", spoil)
    pair = read(tmp_path / "G_1.pth")
    assert pair.generator.moments is None
    assert pair.generator.epochs == 1


def test_the_rows_of_the_file_are_believed(written):
    pair = read(written, small_config(speakers=50))
    assert pair.config.speakers == 3


def test_the_newest_whole_pair_of_a_folder(tmp_path):
    for name in ("G_90", "G_100", "D_90", "D_100", "G_2333333"):
        (tmp_path / f"{name}.pth").write_bytes(b"")
    assert find_pair(tmp_path) == (tmp_path / "G_100.pth", tmp_path / "D_100.pth")
    assert find_pair(tmp_path / "G_2333333.pth") == (tmp_path / "G_2333333.pth", None)
    for missing in (tmp_path / "G_5.pth", tmp_path / "empty"):
        (tmp_path / "empty").mkdir(exist_ok=True)
        with pytest.raises(MynahError) as caught:
            find_pair(missing)
        assert caught.value.code is ErrorCode.NOT_FOUND


def test_a_finished_voice_is_no_training_state(written, tmp_path):
    def finish(held):
        held["model"] = {k: v for k, v in held["model"].items() if "enc_q" not in k}

    path = rewrite(written / "G_1.pth", tmp_path / "G_1.pth", finish)
    with pytest.raises(MynahError) as caught:
        read(path)
    assert caught.value.code is ErrorCode.BAD_INPUT
    assert "finished voice" in caught.value.message


def test_discriminators_of_another_version_are_refused(written, tmp_path):
    (tmp_path / "G_1.pth").write_bytes((written / "G_1.pth").read_bytes())

    def older(held):
        held["model"] = {
            name: tensor
            for name, tensor in held["model"].items()
            if not name.startswith(("discriminators.7.", "discriminators.8."))
        }

    rewrite(written / "D_1.pth", tmp_path / "D_1.pth", older)
    with pytest.raises(MynahError) as caught:
        read(tmp_path)
    assert caught.value.code is ErrorCode.BROKEN_FILE
