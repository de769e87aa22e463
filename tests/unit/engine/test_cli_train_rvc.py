"""What RVC trainings are told on the command line, and what of it is refused before anything."""

import pytest
import soundfile

from helpers.events import events_of
from helpers.samples import speech_like
from helpers.small_rvc import write_base
from helpers.tiny_contentvec import tiny_weights, write_fairseq
from mynah.engine.run import find_run
from mynah.project.paths import models_dir
from mynah.project.workspace import Workspace
from mynah.protocol.exitcodes import ExitCode

BASIC = ("train", "--voice", "x", "--kind", "rvc", "--sample-rate", 32000, "--json")


@pytest.fixture
def encoder():
    models_dir().mkdir(parents=True)
    return write_fairseq(models_dir() / "hubert_base.pt", tiny_weights())


def ordered(tmp_path):
    return find_run(Workspace.open(tmp_path / "ws")).job


def refused(mynah, *args):
    """Exit code, and the failure that was said."""
    code, out, _ = mynah(*BASIC, *args)
    return code, events_of(out)[-1]


@pytest.mark.usefixtures("encoder")
def test_everything_reaches_the_order(mynah, tmp_path, recordings):
    base = write_base(tmp_path / "base")
    code, out, _ = mynah(
        *BASIC,
        *("--samples", recordings, "--base", base, "--base-d", tmp_path / "base" / "f0D32k.pth"),
        *("--precision", "fp32", "--processes", 1, "--slicing", "fixed", "--mutes", 3),
        *("--save-every", 5, "--no-save-only-latest", "--no-index"),
    )
    assert code == ExitCode.OK, out[-1000:]
    job = ordered(tmp_path)
    settings, extra = job.settings, job.settings.extra
    assert job.kind == "rvc"
    assert (settings.sample_rate, settings.epochs, settings.minutes) == (32_000, 200, None)
    assert settings.batch_size == 0  # found by trying
    assert not settings.index
    assert extra["version"] == "v2"
    assert extra["base"] == str(base)
    assert extra["base_d"] == str(tmp_path / "base" / "f0D32k.pth")
    assert (extra["precision"], extra["processes"], extra["slicing"]) == ("fp32", 1, "fixed")
    assert (extra["mutes"], extra["save_every"], extra["save_only_latest"]) == (3, 5, False)
    assert (extra["start_from"], extra["speakers"]) == ("", [])


@pytest.mark.usefixtures("encoder")
def test_several_speakers(mynah, tmp_path, recordings):
    for name, number in (("one", 0), ("two", 1)):
        folder = tmp_path / name
        folder.mkdir()
        for take in range(2):
            sound = speech_like(3.0, seed=10 * number + take + 20)
            soundfile.write(folder / f"{take}.wav", sound, 16000, subtype="FLOAT")
        code, _, _ = mynah("train", "--voice", name, "--samples", folder, "--json")
        assert code == ExitCode.OK
    speakers = ("--speaker", "Ann=one", "--speaker", "Bob=two")
    code, out, _ = mynah(*BASIC, "--base", "none", *speakers)
    assert code == ExitCode.OK, out[-1000:]
    job = ordered(tmp_path)
    assert job.settings.extra["speakers"] == ["Ann", "Bob"]
    assert [entry.speaker for entry in job.entries] == [0, 0, 1, 1]
    assert job.dataset == "one, two"
    code, said = refused(mynah, "--base", "none", "--speaker", "A=one", "--speaker", "B=one")
    assert code == ExitCode.BAD_INPUT
    assert "two speakers" in said.message
    for wrong in (["Ann"], ["=one"], ["A=one", "A=two"]):
        given = [word for one in wrong for word in ("--speaker", one)]
        assert refused(mynah, "--base", "none", *given)[0] == ExitCode.USAGE
    assert refused(mynah, "--base", "none", "--speaker", "A=no")[0] == ExitCode.NOT_FOUND
    code, _, err = mynah("train", "--voice", "x", "--speaker", "A=one")
    assert code == ExitCode.USAGE
    assert "Only an RVC voice" in err


@pytest.mark.usefixtures("encoder")
@pytest.mark.parametrize(
    ("args", "code", "words"),
    [
        (("--base", "auto"), ExitCode.MISSING_MODEL, "base G 32k"),
        (("--base", "nobody"), ExitCode.NOT_FOUND, "no base nobody"),
        (("--start-from", "2025"), ExitCode.NOT_FOUND, "no run"),
        (("--start-from", "."), ExitCode.NOT_FOUND, "no training"),
        (("--base", "none", "--start-from", "x"), ExitCode.USAGE, "not both"),
        (("--base", "none", "--processes", 65), ExitCode.USAGE, "65"),
        (("--base", "none", "--precision", "fp16"), ExitCode.BAD_INPUT, "graphics card"),
    ],
)
def test_what_cannot_be_started_from_is_refused_and_nothing_is_written(
    mynah, tmp_path, recordings, monkeypatch, args, code, words
):
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    found, said = refused(mynah, "--samples", recordings, *args)
    assert found == code
    assert words in f"{said.message} {said.items}"
    assert not (tmp_path / "ws" / "runs").exists()


@pytest.mark.usefixtures("encoder")
def test_a_base_of_another_rate_is_refused_before_anything_is_written(mynah, tmp_path, recordings):
    base = write_base(tmp_path / "base")
    args = ("train", "--voice", "x", "--kind", "rvc", "--samples", recordings, "--base", base)
    code, out, _ = mynah(*args, "--json")
    assert code == ExitCode.BAD_INPUT
    assert "32k, not for v2 at 40k" in events_of(out)[-1].message
    assert not (tmp_path / "ws" / "samples").exists()
