import errno
import os
import subprocess
import sys

import pytest

from helpers.stand_in import stand_in
from mynah.project import atomic
from mynah.protocol.errors import ErrorCode, MynahError


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_json_round_trip_keeps_text_and_replaces_the_old_content(tmp_path):
    path = tmp_path / "a" / "ä 語.json"
    atomic.write_json(path, {"name": "old", "long": "x" * 1000})
    atomic.write_json(path, {"name": "Zoë 語"})
    assert atomic.read_json(path) == {"name": "Zoë 語"}
    assert names(path.parent) == ["ä 語.json"]


def test_a_name_of_the_greatest_length_can_be_written(tmp_path):
    path = tmp_path / ("n" * 250 + ".json")
    atomic.write_json(path, {})
    assert atomic.read_json(path) == {}


def test_a_text_that_utf8_refuses_is_escaped(tmp_path):
    atomic.write_json(tmp_path / "a.json", {"name": "bad\udcff"})
    assert atomic.read_json(tmp_path / "a.json") == {"name": "bad\udcff"}


@pytest.mark.parametrize("step", ["fsync", "replace", "write"])
def test_a_failing_write_leaves_the_old_file_and_no_leftover(tmp_path, monkeypatch, step):
    path = tmp_path / "a.json"
    atomic.write_json(path, {"n": 1})

    def fail(*_args, **_kwargs):
        raise OSError(errno.ENOSPC, "no space left")

    if step == "fsync":
        monkeypatch.setattr(atomic, "os", stand_in(os, fsync=fail))
    elif step == "replace":
        monkeypatch.setattr(atomic, "replace", fail)
    else:
        monkeypatch.setattr(atomic, "temporary_name", lambda folder: folder / "no" / "folder")
    with pytest.raises((MynahError, FileNotFoundError)) as caught:
        atomic.write_json(path, {"n": 2})
    if step != "write":
        assert caught.value.code is ErrorCode.DISK_FULL
    monkeypatch.undo()
    assert atomic.read_json(path) == {"n": 1}
    assert names(tmp_path) == ["a.json"]


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, ErrorCode.DISK_FULL),
        (errno.EDQUOT, ErrorCode.DISK_FULL),
        (errno.EROFS, ErrorCode.NO_PERMISSION),
        (errno.EACCES, ErrorCode.NO_PERMISSION),
    ],
)
def test_refusals_of_the_disk_have_a_code(tmp_path, number, code):
    with pytest.raises(MynahError) as caught, atomic.disk_errors(tmp_path):
        raise OSError(number, "refused")
    assert caught.value.code is code


def test_other_errors_pass_unchanged(tmp_path):
    with pytest.raises(IsADirectoryError), atomic.disk_errors(tmp_path):
        raise IsADirectoryError


@pytest.mark.parametrize("data", [b"", b'{"a": ', b"[1]", b"\xff\xfe", b"null", b"[" * 100_000])
def test_a_torn_file_is_named_as_such(tmp_path, data):
    path = tmp_path / "a.json"
    path.write_bytes(data)
    with pytest.raises(atomic.UnreadableFileError):
        atomic.read_json(path)


def test_a_byte_order_mark_is_read_over(tmp_path):
    (tmp_path / "a.json").write_bytes(b'\xef\xbb\xbf{"a": 1}')
    assert atomic.read_json(tmp_path / "a.json") == {"a": 1}


def test_numbers_json_does_not_know_are_refused(tmp_path):
    with pytest.raises(ValueError, match="JSON compliant"):
        atomic.write_json(tmp_path / "a.json", {"a": float("nan")})
    assert names(tmp_path) == []


def test_replace_dir_swaps_whole_folders(tmp_path):
    (tmp_path / "new").mkdir()
    (tmp_path / "new" / "b").write_text("b")
    (tmp_path / "old" / "sub").mkdir(parents=True)
    (tmp_path / "old" / "a").write_text("a")
    atomic.replace_dir(tmp_path / "new", tmp_path / "old")
    assert names(tmp_path) == ["old"]
    assert names(tmp_path / "old") == ["b"]


def test_replace_dir_puts_the_old_folder_back_when_the_new_one_cannot_be_moved(tmp_path):
    (tmp_path / "old").mkdir()
    (tmp_path / "old" / "a").write_text("a")
    with pytest.raises(FileNotFoundError):
        atomic.replace_dir(tmp_path / "missing", tmp_path / "old")
    assert names(tmp_path / "old") == ["a"]


WRITER = """
import sys
from pathlib import Path
from mynah.project import atomic
path = Path(sys.argv[1])
n = 0
sys.stdout.write("go\\n"); sys.stdout.flush()
while True:
    n += 1
    atomic.write_json(path, {"n": n, "fill": [n] * 2000})
"""


def test_a_killed_writer_never_leaves_a_part(tmp_path, python_env):
    path = tmp_path / "a.json"
    atomic.write_json(path, {"n": 0, "fill": [0] * 2000})
    for _ in range(3):
        with subprocess.Popen(
            [sys.executable, "-c", WRITER, str(path)], env=python_env, stdout=subprocess.PIPE
        ) as process:
            process.stdout.readline()
            for _ in range(30):
                data = atomic.read_json(path)
                assert data["fill"] == [data["n"]] * 2000
            process.kill()
        data = atomic.read_json(path)
        assert data["fill"] == [data["n"]] * 2000


def test_what_a_killed_writer_left_in_a_folder_of_the_person_is_removed(tmp_path, python_env):
    program = "from mynah.project import atomic; import sys; from pathlib import Path\n"
    program += "atomic.temporary_name(Path(sys.argv[1])).write_bytes(b'half')"
    command = [sys.executable, "-c", program, str(tmp_path)]
    subprocess.run(command, env=python_env, check=True)
    strange = tmp_path / f"{atomic.TEMP_PREFIX}0badcafe-1-23"  # of another computer
    own = atomic.temporary_name(tmp_path)
    for path in (own, strange):
        path.write_bytes(b"being written")
    atomic.remove_abandoned(tmp_path)
    assert sorted(tmp_path.iterdir()) == sorted([strange, own])
    os.utime(strange, (1.0, 1.0))
    atomic.remove_abandoned(tmp_path)
    assert list(tmp_path.iterdir()) == [own]


REPLACER = """
import os, signal, sys
from pathlib import Path
from mynah.project import atomic
new, old = Path(sys.argv[1]), Path(sys.argv[2])
original = Path.rename
def rename(path, to):
    original(path, to)
    os.kill(os.getpid(), signal.SIGKILL)
Path.rename = rename
atomic.shutil.rmtree = lambda folder, **_: os.kill(os.getpid(), signal.SIGKILL)
atomic.replace_dir(new, old)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="changes places in two steps elsewhere")
def test_a_folder_is_never_away_while_it_is_replaced(tmp_path, python_env):
    for name in ("new", "old"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a").write_text(name)
    command = [sys.executable, "-c", REPLACER, str(tmp_path / "new"), str(tmp_path / "old")]
    assert subprocess.run(command, env=python_env, check=False).returncode == -9
    assert (tmp_path / "old" / "a").read_text() == "new"
