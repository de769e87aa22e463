import dataclasses
import hashlib
import json

import pytest
import torch

from mynah.engine.cli import models_command, models_import
from mynah.engine.cli.main import main
from mynah.project import catalogue as shelf
from mynah.project.catalogue import catalogue, models_named, received
from mynah.project.model_folder import LEAST_BYTES, look_through
from mynah.project.own_bases import own_bases
from mynah.protocol.errors import ErrorCode, MynahError
from mynah.protocol.exitcodes import ExitCode

# Where each program keeps what it needs.
APPLIO = {
    "contentvec-hf-fp32": "rvc/models/embedders/contentvec/pytorch_model.bin",
    "rmvpe": "rvc/models/predictors/rmvpe.pt",
    "fcpe": "rvc/models/predictors/fcpe.pt",
    "base-v2-40k-g": "rvc/models/pretraineds/hifi-gan/f0G40k.pth",
    "base-v2-40k-d": "rvc/models/pretraineds/hifi-gan/f0D40k.pth",
}
WEBUI = {
    "contentvec": "assets/hubert/hubert_base.pt",
    "contentvec-hf": "assets/hubert_base/pytorch_model.bin",
    "rmvpe": "assets/rmvpe/rmvpe.pt",
    "base-v2-48k-g": "assets/pretrained_v2/f0G48k.pth",
    "base-v2-48k-d": "assets/pretrained_v2/f0D48k.pth",
    "base-v1-40k-g": "assets/pretrained/f0G40k.pth",
    "base-v2-32k-nof0-g": "assets/pretrained_v2/G32k.pth",
}


def content_of(name):
    return (name.encode() * (LEAST_BYTES // len(name) + 1))[: LEAST_BYTES + 10]


@pytest.fixture
def small_files(monkeypatch):
    """The catalogue with files of a megabyte each; those of unknown checksum stay unknown."""

    def small(one):
        if not one.sha256:
            return one
        content = content_of(one.name)
        digest = hashlib.sha256(content).hexdigest()
        return dataclasses.replace(one, size=len(content), sha256=digest)

    models = [small(one) for one in catalogue()]
    for module in (shelf, models_command, models_import):
        monkeypatch.setattr(module, "catalogue", lambda: models)
    return models


def put(folder, layout):
    for name, place in layout.items():
        path = folder / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content_of(name))


@pytest.mark.parametrize(("layout", "program"), [(APPLIO, "Applio"), (WEBUI, "RVC WebUI")])
@pytest.mark.parametrize("way", [[], ["--from"]])
def test_all_that_is_known_is_taken_from_a_folder(
    small_files, tmp_path, capfd, layout, program, way
):
    folder = tmp_path / "their folder ü"
    put(folder, layout)
    assert main(["models", "import", *way, str(folder), "--json"]) == ExitCode.OK
    result = json.loads(capfd.readouterr().out.splitlines()[-1])["result"]
    assert (result["program"], sorted(result["imported"])) == (program, sorted(layout))
    assert all(one.present for one in models_named(layout))
    assert all((folder / place).exists() for place in layout.values())
    assert main(["models", "import", str(folder)]) == ExitCode.OK
    assert "Taken from the folder of " + program + ": nothing." in capfd.readouterr().out


def test_names_and_places_do_not_matter_and_other_files_are_told(small_files, tmp_path, capfd):
    put(tmp_path, {"rmvpe": "deep/down/renamed.pt"})
    put(tmp_path, {"another": "assets/pretrained_v2/custom.pth", "else": "music/song.pth"})
    put(tmp_path, {"fcpe": "venv/fcpe.pt", "contentvec": "logs/mine/hubert_base.pt"})
    put(tmp_path, {"titan": "rvc/models/pretraineds/custom/G-f040k-TITAN-Medium.pth"})
    (tmp_path / "gone.pth").symlink_to(tmp_path / "nothing")
    assert main(["models", "import", str(tmp_path), "--link"]) == ExitCode.OK
    told = capfd.readouterr().out
    assert ": rmvpe." in told
    assert "custom.pth" in told
    assert "song.pth" not in told
    assert "models import titan-40k-g" in told
    assert models_named(["rmvpe"])[0].path.samefile(tmp_path / "deep/down/renamed.pt")
    assert not models_named(["titan-40k-g"])[0].path.exists()


def test_a_file_of_the_same_size_is_not_taken(small_files, tmp_path):
    path = tmp_path / "rmvpe" / "rmvpe.pt"
    path.parent.mkdir()
    path.write_bytes(bytes(LEAST_BYTES + 10))
    found = look_through(tmp_path, small_files)
    assert (found.known, found.others) == ((), (path,))


def test_a_folder_that_is_not_there(tmp_path):
    with pytest.raises(MynahError) as caught:
        look_through(tmp_path / "nothing", [])
    assert caught.value.code is ErrorCode.NOT_FOUND


@pytest.mark.parametrize(
    "words", [[], ["rmvpe"], ["rvc-40k", "file"], ["a", "b", "c"], ["--as", "mine"]]
)
def test_what_is_not_clear_is_asked_back(words, capfd):
    assert main(["models", "import", *words]) == ExitCode.USAGE
    assert capfd.readouterr().err


def generator(version="v2"):
    width, channels, kernels = (768, 512, (16, 16, 4, 4)) if version == "v2" else (256, 512, ())
    model = {
        "enc_p.emb_phone.weight": torch.zeros(192, width),
        "enc_p.emb_pitch.weight": torch.zeros(256, 192),
        "emb_g.weight": torch.zeros(109, 256),
        "enc_q.pre.weight": torch.zeros(192, 1025, 1),
        "dec.noise_convs.0.weight": torch.zeros(256, 1, 80),
    }
    for number, kernel in enumerate(kernels):
        shape = (channels >> number, channels >> number + 1, kernel)
        model[f"dec.ups.{number}.weight_v"] = torch.zeros(shape)
    return {"model": model, "iteration": 3}


def test_a_base_of_ones_own_is_imported_under_a_name(tmp_path, capfd):
    files = [tmp_path / "G_2333333.pth", tmp_path / "D_2333333.pth"]
    torch.save(generator(), files[0])
    torch.save({"model": {"discriminators.0.convs.0.bias": torch.zeros(16)}}, files[1])
    assert main(["models", "import", "--as", "mine", *map(str, files)]) == ExitCode.OK
    assert "--base mine" in capfd.readouterr().out
    [base] = own_bases()
    assert (base.name, base.version, base.sample_rate, base.f0) == ("mine", "v2", 40_000, True)
    assert [path.name for path in base.files] == ["G_40k.pth", "D_40k.pth"]
    assert base.generator.read_bytes() == files[0].read_bytes()
    assert main(["models", "import", "--as", "mine", *map(str, files)]) == ExitCode.BAD_INPUT
    assert main(["models", "verify"]) == ExitCode.OK
    assert "mine: good" in capfd.readouterr().out
    assert main(["models", "list", "--json"]) == ExitCode.OK
    assert json.loads(capfd.readouterr().out)["bases"][0]["present"] is True
    base.generator.write_bytes(b"other")
    assert main(["models", "verify"]) == ExitCode.VERIFY_FAILED
    from mynah.engine.training.rvc.bases import find_base

    pair = find_base("mine", "v2", 40_000)
    assert [pair.generator, pair.discriminator] == base.files


@pytest.mark.parametrize(
    ("name", "code"), [("../x", "BAD_INPUT"), ("titan-40k", "EXISTS"), ("auto", "EXISTS")]
)
def test_names_that_a_base_cannot_have(tmp_path, capfd, name, code):
    path = tmp_path / "G_1.pth"
    torch.save(generator(), path)
    main(["models", "import", "--as", name, str(path), "--json"])
    assert json.loads(capfd.readouterr().out.splitlines()[-1])["code"] == code
    assert own_bases() == []


@pytest.mark.parametrize("swapped", [False, True])
def test_what_is_no_base_is_refused(tmp_path, capfd, swapped):
    good, bad = tmp_path / "G_1.pth", tmp_path / "D_1.pth"
    torch.save(generator(), good)
    judge = {"model": {"discriminators.0.convs.0.bias": torch.zeros(16)}}
    torch.save(judge if swapped else {"weights": {}}, bad)
    files = [bad, good] if swapped else [good, bad]
    assert main(["models", "import", "--as", "mine", *map(str, files)]) == ExitCode.BAD_INPUT
    assert "D_1.pth is" in capfd.readouterr().err
    assert own_bases() == []
    assert received() == {}
