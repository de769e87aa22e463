import io
import json
import sys

import pytest
import soundfile

from helpers.lite import made_voice
from helpers.piper_voice import made_piper
from mynah.engine.cli.speak import text_of
from mynah.engine.control import Control
from mynah.engine.reporter import ListReporter
from mynah.engine.serve.kinds import Workshop
from mynah.engine.speak.piper_shelf import piper_dir
from mynah.project.workspace import Workspace
from mynah.protocol.errors import ErrorCode, MynahError
from mynah.protocol.events import Item
from mynah.protocol.exitcodes import ExitCode


@pytest.fixture(autouse=True)
def engines(tmp_path, monkeypatch):
    """A Piper voice of letters, and no espeak-ng, so that all computers are the same."""
    monkeypatch.setenv("MYNAH_HOME", str(tmp_path / "home"))
    monkeypatch.setattr("mynah.engine.speak.piper.require_checked", lambda *_: None)
    monkeypatch.setattr("mynah.engine.speak.espeak.find_espeak", lambda: None)
    made_piper(piper_dir())


@pytest.fixture
def workspace(tmp_path):
    workspace = Workspace.open(tmp_path / "ws", create=True)
    folder = workspace.voices_dir / "Made"
    made_voice(folder / "v001", index=False)
    (folder / "current.json").write_text(
        json.dumps({"schema_version": 1, "name": "Made", "version": "v001"}), encoding="utf-8"
    )
    return workspace


def events(out):
    return [json.loads(line) for line in out.splitlines() if line.strip()]


def test_speaking_to_a_file(mynah, workspace, tmp_path):
    out = tmp_path / "out.wav"
    code, said, _ = mynah("speak", "Made", "Hello there.", "Good day.", "-o", out, "--json")
    assert code == ExitCode.OK
    *_, last = events(said)
    assert last["result"]["output"] == str(out)
    assert [one["text"] for one in last["result"]["sentences"]] == ["Hello there.", "Good day."]
    assert sum(one["event"] == "item" for one in events(said)) == 2
    sound = soundfile.SoundFile(out)
    assert sound.samplerate == 48_000
    assert 'voice="Made"' in sound.comment
    code, _, said = mynah("speak", "Made", "Hello.", "-o", out)
    assert code == ExitCode.BAD_INPUT
    assert "there already" in said
    code, said, _ = mynah("speak", "Made", "Hello.", "-o", out, "--overwrite", "--speed", "1.5")
    assert code == ExitCode.OK
    assert "piper/tone spoke" in said


def test_the_engines_own_voice_needs_no_workspace(mynah, tmp_path):
    out = tmp_path / "out.flac"
    code, _, _ = mynah("speak", "-", "Hello there.", "-o", out)
    assert code == ExitCode.OK
    assert soundfile.info(out).samplerate == 22050
    assert not (tmp_path / "ws").exists()


def test_what_is_missing_is_told(mynah, workspace, tmp_path):
    out = str(tmp_path / "a.wav")
    for args, words in (
        ([], "who should speak"),
        (["Made", "Hello."], "file to write"),
        (["Made", "-o", out], "One text"),
        (["Made", "Hello.", "--text-file", "a.txt", "-o", out], "One text"),
        (["Made", "Hello.", "-o", out, "--speed", "9"], "0.5 to 2"),
    ):
        code, _, said = mynah("speak", *args)
        assert code == ExitCode.USAGE
        assert words in said
    assert mynah("speak", "Nobody", "Hello.", "-o", out)[0] == ExitCode.NOT_FOUND
    code, _, said = mynah("speak", "Made", "Hello.", "-o", out, "--engine", "espeak")
    assert code != ExitCode.OK
    assert "espeak-ng is not installed" in said
    assert "nstall" in said


def test_the_list_of_engines_and_voices(mynah):
    code, said, _ = mynah("speak", "--list", "--json")
    assert code == ExitCode.OK
    result = events(said)[-1]["result"]
    assert [(one["id"], one["available"]) for one in result["engines"]] == [
        ("piper", True),
        ("espeak", False),
    ]
    assert "nstall" in result["engines"][1]["hint"]
    bases = {one["id"]: one for one in result["bases"]}
    assert bases["piper/tone"]["installed"]
    assert bases["piper/en_GB-alba-medium"]["licence"] == "CC BY 4.0"
    code, said, _ = mynah("speak", "--list")
    assert "mynah models download en_GB-alba-medium" in said


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("a.txt", "Hé 吃".encode(), "Hé 吃"),
        ("a.md", b"\xef\xbb\xbfHello", "Hello"),
        ("a.TXT", b"one\r\n\r\ntwo", "one\n\ntwo"),
        ("a.txt", "Grüße".encode("utf-16"), "Grüße"),  # with its mark, as Notepad's "Unicode"
        ("a.txt", "Grüße".encode("cp1252"), "Grüße"),
    ],
)
def test_a_text_file(tmp_path, name, content, expected):
    path = tmp_path / name
    path.write_bytes(content)
    assert text_of([], str(path)) == expected


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.txt", "Hello".encode("utf-16-le"), "not a plain text"),
        ("a.docx", b"PK", "no text file"),
        ("a.txt", b"x" * 4_000_001, "longer than 4 MB"),
    ],
)
def test_a_file_that_is_no_text_is_refused_in_words(tmp_path, name, content, words):
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(MynahError, match=words) as caught:
        text_of([], str(path))
    assert caught.value.code is ErrorCode.BAD_INPUT
    with pytest.raises(MynahError) as caught:
        text_of([], str(tmp_path / "nothing.txt"))
    assert caught.value.code is ErrorCode.NOT_FOUND


def test_the_text_may_stand_behind_options(mynah, workspace, tmp_path):
    out = tmp_path / "out.wav"
    code, said, _ = mynah("speak", "Made", "-w", workspace.root, "-o", out, "Good day.", "--json")
    assert code == ExitCode.OK
    assert [one["text"] for one in events(said)[-1]["result"]["sentences"]] == ["Good day."]
    code, _, said = mynah("speak", "Made", "-o", out, "Good day.", "--no-such-option")
    assert code == ExitCode.USAGE
    assert "unrecognized arguments: --no-such-option" in said


def test_a_name_of_one_type_for_a_file_of_another_is_refused(mynah, workspace, tmp_path):
    out = tmp_path / "out.wav"
    code, _, said = mynah("speak", "Made", "Hi.", "-o", out, "--format", "mp3")
    assert code == ExitCode.USAGE
    assert "named like wav, but the format is mp3" in said
    assert not out.exists()


def test_a_text_from_standard_input(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("Hé".encode())))
    assert text_of([], "-") == "Hé"


def asked(workshop, kind, **parameters):
    reporter = ListReporter()
    return workshop.work(kind, parameters, reporter, Control()), reporter


def test_the_warm_engine_speaks_and_lists(workspace):
    workshop = Workshop()
    given = {"text": "Hello there.", "workspace": str(workspace.root), "voice": "Made"}
    answer, reporter = asked(workshop, "speak", **given)
    (item,) = reporter.of(Item)
    assert item.kind == "sentence"
    assert set(item.data) >= {
        *("number", "total", "text", "path", "seconds", "pause_s"),
        *("cached", "engine", "base", "fallback"),
    }
    assert set(answer) == {
        *("sentences", "engine", "base", "fallback"),
        *("seconds", "first_s", "elapsed_s", "output"),
    }
    assert answer["output"] == ""
    again, _ = asked(workshop, "speak", **given)
    assert again["sentences"][0]["cached"]
    listed, _ = asked(workshop, "bases")
    assert [one["id"] for one in listed["engines"]] == ["piper", "espeak"]
    forgotten, _ = asked(workshop, "forget")
    assert forgotten == {"voices": 1}


@pytest.mark.parametrize(
    "parameters", [{}, {"text": 5}, {"text": "a", "settings": 5}, {"text": "a", "voice": "Made"}]
)
def test_a_request_that_makes_no_sense(parameters):
    with pytest.raises(MynahError) as caught:
        asked(Workshop(), "speak", **parameters)
    assert caught.value.code is ErrorCode.USAGE
