import json
import os
import re
import shutil
from pathlib import Path

import numpy as np
import pytest
import soundfile

from helpers.events import events_of
from mynah.protocol.exitcodes import ExitCode


def test_check_and_import_tell_each_recording_in_words(mynah, recordings):
    code, out, _ = mynah("check", recordings, workspace=False)
    assert code == 0
    assert out.startswith("score  verdict  length     recording\n")
    assert "clip 0.wav" in out
    assert "problem" in out or "refused" in out
    assert "broken.wav" in out
    (recordings / "gone.wav").symlink_to("nowhere.wav")
    code, out, err = mynah("import", recordings)
    assert code == 0
    assert "gone.wav: It is not there" in err
    assert "broken.wav: " in err
    assert re.search(r"clip 0\.wav: \d+% (ok|warn)", err)
    assert re.search(r"^6 imported, .*could not be opened", out)


@pytest.mark.parametrize("between", ["\n", "\0"])
def test_more_paths_than_a_command_line_holds(mynah, recordings, tmp_path, between):
    paths = sorted(map(str, recordings.glob("clip*.wav")))
    listed = tmp_path / "list"
    listed.write_bytes(os.fsencode(between.join(paths[1:]) + between))
    code, out, _ = mynah("import", paths[0], "--from", listed, "--json")
    assert (code, events_of(out)[-1].result["imported"]) == (0, len(paths))
    assert mynah("import", "--from", tmp_path / "missing")[0] == ExitCode.BAD_INPUT
    assert mynah("import")[0] == ExitCode.USAGE


@pytest.mark.parametrize("command", ["import", "check"])
def test_a_recording_that_was_opened_and_refused_is_listed_too(command, mynah, tmp_path):
    soundfile.write(tmp_path / "silence.wav", np.zeros(48000), 16000)
    code, out, _ = mynah(command, tmp_path, "--json", workspace=command == "import")
    assert code == ExitCode.BAD_INPUT
    assert [name for name, _ in events_of(out)[-1].items] == [str(tmp_path / "silence.wav")]


@pytest.mark.skipif(os.name == "nt", reason="names are bytes elsewhere only")
def test_names_that_are_no_unicode_or_would_steer_a_terminal(mynah, recordings, tmp_path):
    folder = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff"))
    folder.mkdir()
    for number, name in enumerate([b"latin\xe9.wav", b"two\nlines\x1b[31m.wav"]):
        shutil.copy(recordings / f"clip {number}.wav", folder / os.fsdecode(name))
    code, out, err = mynah("check", folder, workspace=False)
    assert code == 0
    assert "2 files: " in out
    assert "refused" not in out
    assert "latin\\udce9.wav" in out
    assert "two\\nlines\\x1b[31m.wav" in out
    code, out, err = mynah("import", folder)
    assert code == 0
    assert "2 imported" in out
    assert "two\\nlines\\x1b[31m.wav" in err
    log = next((tmp_path / "mynah home").rglob("mynah.log"))
    assert "Traceback" not in log.read_text()


def test_an_export_is_looked_at_before_it_is_written(mynah, recordings, tmp_path):
    for number, path in enumerate(sorted(recordings.glob("clip*.wav"))[:4]):
        path.with_suffix(".txt").write_text(f"Sentence {number}.")
    assert mynah("import", recordings)[0] == 0
    base = ("dataset", "export", "--all", "--as=-All", "--provider", "sovits")
    code, out, _ = mynah(*base, "--dry-run", "--json")
    assert code == 0
    plan = events_of(out)[-1].result
    assert (plan["written"], plan["of"], plan["ok"]) == (4, 6, False)
    assert not list((tmp_path / "ws" / "exports").iterdir())
    code, out, _ = mynah(*base, "--dry-run")
    assert out.startswith("Would write 4 of 6 recordings")
    assert "It has no transcript." in out
    ids = plan["reference"]["sample_ids"][::-1]
    names = [word for one in ids for word in ("--reference", one)]
    code, out, _ = mynah(*base, *names, "--reference-gap", "0.4", "--json")
    assert code == 0
    text = (tmp_path / "ws" / "exports" / "-All-sovits" / "reference.txt").read_text()
    first, second = re.findall(r"Sentence \d\.", plan["reference"]["text"])
    assert text == f"{second} {first}\n"


def test_samples_named_in_a_file_are_exported(mynah, recordings, tmp_path):
    assert mynah("import", recordings)[0] == 0
    _, out, _ = mynah("dataset", "create", "x", "--json")
    ids = [one["sample_id"] for one in json.loads(out)["entries"]][:2]
    (tmp_path / "ids.txt").write_text("\n".join(ids) + "\n\n")
    export = ("dataset", "export", "Two", "--provider", "rvc", "-o", tmp_path / "out", "--ids")
    assert mynah(*export, tmp_path / "ids.txt")[0] == 0
    assert sorted(path.stem for path in (tmp_path / "out").glob("*.wav")) == sorted(ids)
    assert mynah(*export, tmp_path / "none.txt")[0] == ExitCode.NOT_FOUND
    assert mynah(*export, tmp_path / "ids.txt", "--all")[0] == ExitCode.USAGE
    assert mynah("dataset", "export", "--all", "--provider", "rvc")[0] == ExitCode.USAGE
