# ruff: noqa: RUF001 - stops of other scripts are what is tested
import json
from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import onnx
import pytest
from onnx import TensorProto

from helpers.file_server import serving
from helpers.installed import needs_espeak
from helpers.piper_voice import HOP, IDS, RATE, expected_hz, made_piper, piper_config, piper_network
from mynah.engine.cli import models_command
from mynah.engine.cli.main import main
from mynah.engine.speak import piper_check
from mynah.engine.speak.espeak import Espeak
from mynah.engine.speak.phonemes import clauses_of, letters_of, phonemes_of, to_ids
from mynah.engine.speak.piper import Piper, run_voice
from mynah.engine.speak.piper_config import read_config
from mynah.engine.speak.piper_import import import_piper
from mynah.engine.speak.piper_shelf import piper_bases, piper_dir
from mynah.project import catalogue as shelf
from mynah.project.catalogue import catalogue
from mynah.project.progress import NoControl, SilentReporter
from mynah.protocol.errors import ErrorCode, MynahError
from mynah.protocol.exitcodes import ExitCode

NO = NoControl()


@pytest.fixture(autouse=True)
def own_home(tmp_path, monkeypatch):
    monkeypatch.setenv("MYNAH_HOME", str(tmp_path / "home"))


@pytest.fixture
def unlooked(monkeypatch):
    """Voices that need no look in another process, which costs seconds."""
    monkeypatch.setattr("mynah.engine.speak.piper.require_checked", lambda *_: None)


def hertz(speech):
    spectrum = np.abs(np.fft.rfft(speech.audio * np.hanning(len(speech.audio))))
    return spectrum.argmax() * speech.sample_rate / len(speech.audio)


def ids_of(text):
    return to_ids(list(text), IDS)[0]


def said(text="hello there", speed=1.0, base_id="piper/tone"):
    piper = Piper(Espeak())
    return piper.speak(text, piper.base(base_id), speed, NO)


def test_numbers_have_a_pad_after_each_sound():
    known = {"^": (1,), "_": (0,), "$": (2,), "a": (7,), "b": (8, 9)}
    assert to_ids("aéb", known) == ([1, 0, 7, 0, 8, 9, 0, 2], ("é",))
    assert to_ids("éé", known) == ([], ("é", "é"))
    assert to_ids("", known) == ([], ())


def test_letters_are_small_where_the_voice_knows_only_those():
    assert letters_of("Ab c", {"a": [1], "b": [2], "c": [3], " ": [4]}) == ["a", "b", " ", "c"]
    assert letters_of("é", {"é": [1]}) == ["é"]
    assert letters_of("é", {"e": [1], "\u0301": [2]}) == ["e", "\u0301"]


def test_clauses_keep_the_marks_that_end_them():
    text = 'Well, it cost 3.50: "no!" (He said.) Then'
    assert clauses_of(text) == [
        ("Well", ","), ("it cost 3.50", ":"), ('"no', "!"), ("(He said", "."), ("Then", ""),
    ]  # fmt: skip
    assert clauses_of("吃了，好。") == [("吃了", ","), ("好", ".")]


@needs_espeak
def test_phonemes_of_the_program_with_their_marks():
    found = "".join(phonemes_of("Hello, world! How are you?", "en-us", Espeak(), NO))
    assert found == "həlˈoʊ, wˈɜːld! hˌaʊ ɑːɹ juː?" or found == "həlˈoʊ, wˈɜːld! hˈaʊ ɑːɹ juː?"
    # Marks that stand alone, decomposed: the c with a cedilla is two.
    german = phonemes_of("Ich, bitte.", "de", Espeak(), NO)
    assert "c\u0327" not in german or all(len(one) == 1 for one in german)
    assert all(len(one) == 1 for one in german)
    assert "(" not in phonemes_of("Das ist ein Computer Game.", "de", Espeak(), NO)


def test_a_voice_of_letters_speaks_without_espeak(unlooked, monkeypatch):
    monkeypatch.setattr("mynah.engine.speak.espeak.find_espeak", lambda: None)
    made_piper(piper_dir())
    speech = said("Hello there")
    ids = ids_of("hello there")
    assert speech.sample_rate == RATE
    assert len(speech.audio) == len(ids) * HOP
    assert hertz(speech) == pytest.approx(expected_hz(ids), abs=3)
    assert speech.missing == ()


def test_speed_and_the_scale_of_the_voice_change_the_length(unlooked):
    inference = {"noise_scale": 0.1, "length_scale": 1.5, "noise_w": 0.2}
    made_piper(piper_dir(), inference=inference)
    plain, fast = said(speed=1.0), said(speed=2.0)
    count = len(ids_of("hello there"))
    assert len(plain.audio) == pytest.approx(count * HOP * 1.5, abs=2)
    assert len(fast.audio) == pytest.approx(count * HOP * 0.75, abs=2)


def test_a_voice_of_several_speakers(unlooked):
    made_piper(piper_dir(), speakers=3)
    ids = ids_of("hello there")
    assert hertz(said()) == pytest.approx(expected_hz(ids), abs=3)
    assert hertz(said(base_id="piper/tone#s2")) == pytest.approx(expected_hz(ids, 2), abs=3)
    assert hertz(said(base_id="piper/tone#1")) == pytest.approx(expected_hz(ids, 1), abs=3)
    with pytest.raises(MynahError, match="no speaker 'nobody'"):
        said(base_id="piper/tone#nobody")


def test_sounds_that_the_voice_lacks_are_counted(unlooked):
    made_piper(piper_dir())
    assert said("hi ©©").missing == ("©", "©")
    with pytest.raises(MynahError, match="knows no sound"):
        said("吃了")


def test_voices_that_are_here_come_first():
    made_piper(piper_dir(), "mine", language="de_DE")
    listed = piper_bases()
    assert (listed[0].id, listed[0].language, listed[0].installed) == ("piper/mine", "de-de", True)
    absent = {one.id: one for one in listed[1:]}
    lessac = absent["piper/en_US-lessac-medium"]
    assert (lessac.installed, lessac.model, lessac.language) == (
        False, "en_US-lessac-medium", "en-us",
    )  # fmt: skip
    assert lessac.size > 60_000_000
    piper = Piper(Espeak())
    assert piper.choose("de").id == "piper/mine"
    assert piper.choose("en-us") is None
    with pytest.raises(MynahError, match="not on this computer") as caught:
        piper.base("piper/en_US-lessac-medium")
    assert caught.value.code is ErrorCode.MISSING_MODEL
    assert "mynah models download en_US-lessac-medium" in caught.value.hint


def test_half_a_voice_is_none():
    path = made_piper(piper_dir())
    path.with_name("tone.onnx.json").unlink()
    assert not any(one.installed for one in piper_bases())


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"audio": {"sample_rate": "fast"}}, "sample rate"),
        ({"audio": {"sample_rate": 10**9}}, "sample rate"),
        ({"phoneme_type": "pinyin"}, "type 'pinyin'"),
        ({"phoneme_type": "espeak", "espeak": {}}, "no voice of espeak-ng"),
        ({"phoneme_id_map": {}}, "no table"),
        ({"phoneme_id_map": {"a": [-1]}}, "number of the phoneme 'a'"),
        ({"phoneme_id_map": {str(n): [n] for n in range(3000)}}, "no table"),
    ],
)
def test_a_file_that_makes_no_sense_is_refused(tmp_path, changes, words):
    path = made_piper(tmp_path, **changes)
    with pytest.raises(MynahError, match=words) as caught:
        read_config(path)
    assert caught.value.code is ErrorCode.BAD_INPUT


def test_a_config_that_is_no_json_or_not_there(tmp_path):
    path = made_piper(tmp_path)
    config = path.with_name("tone.onnx.json")
    for content in (b"{", b"\xff\xfe", b"[]", b"[" * 100_000, b" " * 3_000_000):
        config.write_bytes(content)
        with pytest.raises(MynahError) as caught:
            read_config(path)
        assert caught.value.code is ErrorCode.BAD_INPUT
    config.unlink()
    with pytest.raises(MynahError, match="is missing"):
        read_config(path)


def test_scales_that_are_no_numbers_become_the_usual_ones(tmp_path):
    odd = {"noise_scale": "x", "length_scale": float("1e9"), "noise_w": True}
    config = read_config(made_piper(tmp_path, inference=odd))
    assert (config.noise_scale, config.length_scale, config.noise_w) == (0.667, 1.0, 0.8)


def test_an_own_voice_is_looked_at_and_taken(tmp_path, capfd):
    source = made_piper(tmp_path / "in", "my voice")
    assert main(["models", "import", str(source), "--json"]) == ExitCode.OK
    result = json.loads(capfd.readouterr().out.splitlines()[-1])["result"]
    assert result["base"]["id"] == "piper/my voice"
    assert (piper_dir() / "my voice.onnx").read_bytes() == source.read_bytes()
    # It is not looked at again.
    speech = said(base_id="piper/my voice")
    assert len(speech.audio) > 0
    import_piper(source, SilentReporter(), NO)  # the same again is no fault
    made_piper(tmp_path / "in", "my voice", speakers=2)
    with pytest.raises(MynahError, match="another Piper voice my voice") as caught:
        import_piper(source, SilentReporter(), NO)
    assert caught.value.code is ErrorCode.EXISTS


def other_network():
    x = onnx.helper.make_tensor_value_info("x", TensorProto.FLOAT, [1])
    y = onnx.helper.make_tensor_value_info("y", TensorProto.FLOAT, [1])
    graph = onnx.helper.make_graph([onnx.helper.make_node("Abs", ["x"], ["y"])], "g", [x], [y])
    model = onnx.helper.make_model(graph, opset_imports=[onnx.helper.make_opsetid("", 17)])
    model.ir_version = 8
    return model


def test_what_is_no_piper_voice_is_refused_with_words(tmp_path, capfd):
    cases = {
        "no ONNX network": None,
        "no Piper voice: its inputs are x": other_network(),
        "gives no audio": piper_network(output=TensorProto.DOUBLE),
        "no Piper voice: its inputs are ids, ids_lengths, scales": piper_network(
            inputs=("ids", "ids_lengths")
        ),
    }
    for words, network in cases.items():
        path = made_piper(tmp_path, network=network)
        if network is None:
            path.write_bytes(b"not a network" * 100)
        with pytest.raises(MynahError, match=words) as caught:
            import_piper(path, SilentReporter(), NO)
        assert caught.value.code is ErrorCode.BAD_INPUT
        assert not list(piper_dir().glob("*"))
    assert main(["models", "import", str(tmp_path / "nothing.onnx")]) == ExitCode.NOT_FOUND
    assert "no file" in capfd.readouterr().err


def test_a_file_put_into_the_folder_by_hand_is_looked_at_once(monkeypatch):
    looks = []
    monkeypatch.setattr(piper_check, "run_confined", lambda *a, **k: looks.append(a) or {})
    made_piper(piper_dir())
    said()
    said()
    assert len(looks) == 1
    made_piper(piper_dir(), speakers=2)
    said()
    assert len(looks) == 2


def test_downloading_a_voice_of_unknown_checksum(monkeypatch, capfd, tmp_path):
    source = made_piper(tmp_path / "in", "pim")
    config = source.with_name("pim.onnx.json")
    halves = [one for one in catalogue() if one.pair == "nl_NL-pim-medium"]
    contents = [source.read_bytes(), config.read_bytes()]
    with serving(contents[0]) as first, serving(contents[1]) as second:
        known = [
            replace(one, size=len(content), addresses=(server.address,))
            for one, content, server in zip(halves, contents, (first, second), strict=True)
        ]
        for module in (shelf, models_command):
            monkeypatch.setattr(module, "catalogue", lambda: known)
        assert main(["models", "download", "nl_NL-pim-medium", "--json"]) == ExitCode.OK
    events = [json.loads(line) for line in capfd.readouterr().out.splitlines()]
    codes = [one["code"] for one in events if one["event"] == "warning"]
    assert codes == ["UNKNOWN_CHECKSUM"] * 2
    assert known[0].path.read_bytes() == contents[0]
    assert read_config(known[0].path).sample_rate == piper_config()["audio"]["sample_rate"]


def test_a_web_page_is_not_kept_as_a_voice(monkeypatch, capfd):
    voice = next(one for one in catalogue() if one.pair == "nl_NL-pim-medium")
    page = b"<!doctype html><title>Sign in</title>" + b" " * 2000
    with serving(page) as server:
        known = [replace(voice, size=0, addresses=(server.address,))]
        for module in (shelf, models_command):
            monkeypatch.setattr(module, "catalogue", lambda: known)
        assert main(["models", "download", voice.name, "--json"]) == ExitCode.MISSING_MODEL
    assert not voice.path.exists()
    assert "failed" in capfd.readouterr().out


def test_a_voice_that_was_refused_is_not_looked_at_for_each_sentence(monkeypatch):
    looked = []

    def refuse(path, *_):
        looked.append(path)
        raise MynahError(ErrorCode.BAD_INPUT, "It is no voice.")

    monkeypatch.setattr("mynah.engine.speak.piper.require_checked", refuse)
    made_piper(piper_dir())
    engine = Piper(Espeak())
    base = engine.base("piper/tone")
    for _ in range(3):
        with pytest.raises(MynahError, match="no voice"):
            engine.speak("hello", base, 1.0, NO)
    assert len(looked) == 1
    made_piper(piper_dir(), inference={"length_scale": 2.0})  # another file is looked at
    with pytest.raises(MynahError):
        engine.speak("hello", base, 1.0, NO)
    assert len(looked) == 2


@pytest.mark.parametrize("fault", [MemoryError(), RuntimeError("std::bad_alloc")])
def test_a_lack_of_memory_is_not_told_as_a_bad_voice(fault):
    def run(outputs, given):
        raise fault

    session = SimpleNamespace(get_inputs=list, run=run)
    config = SimpleNamespace(noise_scale=0.6, length_scale=1.0, noise_w=0.8)
    with pytest.raises(MynahError) as caught:
        run_voice(session, config, [1, 2], 1.0, 0)
    assert caught.value.code is ErrorCode.OUT_OF_MEMORY
