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
