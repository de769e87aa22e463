import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import mynah
from mynah.project.dataset import Dataset
from mynah.project.privacy import Scrubber, scrubber_for

TEXT = "the quick heron waits beside a quiet river until morning comes"


@pytest.mark.parametrize(
    ("text", "private"),
    [
        ("could not read /home/anna/My Takes/one two.wav: gone", ["anna", "Takes", "one two"]),
        (r"could not read C:\Users\Anna B\Desktop\x.flac (5)", ["Anna", "Desktop", "x.flac"]),
        (r"opened \\server\share\Bo.pth", ["server", "share", "Bo"]),
        ("opened file:///home/anna/a%20b.wav", ["anna", "a%20b"]),
        ("~/Documents/Diary.txt is damaged", ["Documents", "Diary"]),
        ("[Errno 2] No such file: '/data/Meyer, Anna/take: 1.wav'", ["Meyer", "take"]),
        ("no voice “Grandpa Joe” here", ["Grandpa"]),
        ("KeyError: 'Grandpa'", ["Grandpa"]),
        ('voice "Grandpa" was renamed', ["Grandpa"]),
        ("Grandpa Joe sings.mp3: too short", ["Grandpa", "sings"]),
        ("mail anna.b@example.org about it", ["anna", "example"]),
    ],
)
def test_what_looks_private_goes(text, private):
    cleaned = Scrubber()(text)
    for word in private:
        assert word not in cleaned


@pytest.mark.parametrize(
    "text",
    [
        "2026-01-02 10:11:12,345 INFO mynah.engine.run: stage train started, 5/10 steps",
        "OutOfMemoryError: tried to allocate 2.00 GiB (GPU 0; 7.79 GiB total)",
        "see https://huggingface.co/lj1995 for the model",
    ],
)
def test_what_helps_stays(text):
    assert Scrubber()(text) == text


def test_frames_of_a_traceback_keep_their_place_in_the_code():
    own = Path(mynah.__file__).parent / "engine" / "run.py"
    cleaned = Scrubber()(
        f'  File "{own}", line 12, in work\n  File "/home/anna/x.py", line 3, in y'
    )
    assert 'File "<mynah>/engine/run.py", line 12, in work' in cleaned
    assert 'File "<path>", line 3' in cleaned
    assert "anna" not in cleaned


def test_names_go_however_they_are_written():
    scrub = Scrubber({"Grandpa Joe": "<voice-1>"})
    assert scrub("training GRANDPA_JOE and grandpa-joe now") == (
        "training <voice-1> and <voice-1> now"
    )
    assert scrub("grandparents joke") == "grandparents joke"


def test_a_number_as_a_name_does_not_take_the_time_of_day():
    assert Scrubber({"07": "<file-1>"})("10:07:07") == "10:07:07"


@given(st.integers(0, 7), st.integers(4, 8))
def test_any_four_words_of_a_transcript_go(start, length):
    words = TEXT.split()[start : start + length]
    scrub = Scrubber(phrases=[TEXT])
    cleaned = scrub("RuntimeError: heard " + " ".join(words).upper() + " in it")
    if len(words) >= 4:
        assert not any(word.upper() in cleaned for word in words)
    assert cleaned.endswith("in it")


def test_a_short_transcript_goes_as_a_whole():
    assert "Joe" not in Scrubber(phrases=["Hello Joe"])("he said: hello Joe")


def test_everything_in_a_workspace_is_known(workspace, bring_in, make_wav):
    make_wav("Annas Geheimnis.wav", text=TEXT)
    make_wav("second.wav", text="unheard words of nobody else ever", seed=1)
    bring_in(make_wav("Annas Geheimnis.wav", text=TEXT).parent, consent="Anna Meyer agreed to it")
    Dataset("Bedtime stories", ()).save(workspace)
    (workspace.runs_dir / "r1").mkdir()
    (workspace.runs_dir / "r1" / "job.json").write_text('{"voice": "Grandpa Joe"}')
    (workspace.runs_dir / "r2").mkdir()
    (workspace.runs_dir / "r2" / "job.json").write_text("{")
    scrub = scrubber_for(workspace)
    said = (
        "annas geheimnis / Bedtime stories / Grandpa Joe / waits beside a quiet river / "
        f"ask Meyer about it / {workspace.root} / {Path.home()}"
    )
    cleaned = scrub(said).casefold()
    for word in ("annas", "bedtime", "grandpa", "river", "meyer", workspace.root.name):
        assert word not in cleaned


def test_the_user_is_known(monkeypatch, tmp_path):
    home = tmp_path / "zaphod"
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("USERPROFILE", str(home))
    monkeypatch.setenv("LOGNAME", "beeblebrox")
    cleaned = scrubber_for(None)(f"zaphod and beeblebrox in {home}{os.sep}x y")
    assert "zaphod" not in cleaned
    assert "beeblebrox" not in cleaned
