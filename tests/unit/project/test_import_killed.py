"""Imports in real processes: killed at any moment, and two at once."""

import errno
import signal
import subprocess
import sys
import time

import numpy as np
import pytest

from mynah.audio import decode
from mynah.project import leftovers, sample
from mynah.project.samples import Library
from mynah.project.workspace import Workspace
from mynah.protocol.errors import MynahError

IMPORTER = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[3])
from helpers.samples import FakeAssessment
from mynah.project.importing import import_paths
from mynah.project.workspace import Workspace
sys.stdout.write("go\\n"); sys.stdout.flush()
sys.stdin.readline()
workspace = Workspace.plan(sys.argv[1])
summary = import_paths(workspace, [Path(sys.argv[2])], assess=FakeAssessment)
sys.stdout.write(f"{len(summary.imported)} {len(summary.duplicates)}\\n")
"""


@pytest.fixture
def importer(tmp_path, python_env, request):
    processes = []

    def start():
        helpers = str(request.config.rootpath / "tests")
        process = subprocess.Popen(
            [sys.executable, "-c", IMPORTER, str(tmp_path / "ws"), str(tmp_path / "in"), helpers],
            env=python_env,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        processes.append(process)
        assert process.stdout.readline() == "go\n"
        return process

    yield start
    for process in processes:
        process.kill()
        process.communicate()


def go(process):
    process.stdin.write("\n")
    process.stdin.flush()


def check_whole(workspace):
    """Every visible sample is whole, and nothing lies about that a reader could mistake."""
    library = Library(workspace)
    samples = library.list()
    for one in samples:
        assert decode.scan(one.path).sha256 == one.content_sha256
        assert one.transcript.startswith("Words of ")
    assert library.problems() == []
    return samples


def test_a_killed_import_leaves_no_half_sample(tmp_path, make_wav, importer):
    count = 12
    for number in range(count):
        make_wav(f"{number}.wav", seconds=1.0, seed=number, text=f"Words of {number}.")
    draw = np.random.default_rng(7)
    root = tmp_path / "ws"
    for _ in range(5):
        process = importer()
        go(process)
        time.sleep(draw.uniform(0.0, 0.15))
        process.send_signal(signal.SIGKILL)
        process.communicate()
        if root.exists() and Workspace.plan(root).exists:
            reader = Workspace.open(root, read_only=True)
            for one in Library(reader).list():
                assert decode.scan(one.path).sha256 == one.content_sha256
            check_whole(Workspace.open(root))
            left = {path.name for path in (root / "samples").iterdir() if path.name[0] == "."}
            assert left <= {leftovers.LOCK_NAME}
    process = importer()
    go(process)
    process.communicate(timeout=60)
    assert len(check_whole(Workspace.open(root))) == count


def test_two_imports_at_once_make_one_sample_of_each_file(tmp_path, make_wav, importer):
    for number in range(6):
        make_wav(f"{number}.wav", seconds=0.5, seed=number, text=f"Words of {number}.")
    both = [importer(), importer()]
    for process in both:
        go(process)
    counts = [tuple(map(int, process.communicate(timeout=60)[0].split())) for process in both]
    assert [imported + duplicates for imported, duplicates in counts] == [6, 6]
    assert sum(imported for imported, _ in counts) == 6
    assert len(check_whole(Workspace.open(tmp_path / "ws"))) == 6


@pytest.mark.parametrize("step", range(7))
def test_a_kill_at_each_step_of_the_move(workspace, bring_in, make_wav, monkeypatch, step):
    """Stops at every rename and flush of the move, then opens the workspace again."""
    from mynah.project import atomic

    class Killed(BaseException):
        pass

    real_move, real_close = leftovers.move_into_library, leftovers.Staging.close
    count = [0]

    def dies(call):
        def wrapped(*args):
            count[0] += 1
            if count[0] > step:
                raise Killed
            return call(*args)

        return wrapped

    def move(*args):
        from pathlib import Path

        with monkeypatch.context() as patch:
            for owner, name in ((Path, "rename"), (Path, "rmdir"), (atomic, "sync_dir")):
                patch.setattr(owner, name, dies(getattr(owner, name)))
            real_move(*args)

    monkeypatch.setattr(leftovers, "move_into_library", move)
    # A killed process does not tidy up, but its lock is gone.
    monkeypatch.setattr(leftovers.Staging, "close", lambda self: self._lock.release())
    path = make_wav("a.wav", text="Words of a.")
    if step < 6:
        with pytest.raises(Killed):
            bring_in(path)
    else:
        bring_in(path)
    monkeypatch.setattr(leftovers, "move_into_library", real_move)
    monkeypatch.setattr(leftovers.Staging, "close", real_close)
    seen = len(Library(workspace).list())
    assert seen == (1 if step >= 4 else 0)
    samples = check_whole(Workspace.open(workspace.root))
    assert len(samples) == (0 if step == 0 else 1)
    assert not list(workspace.samples_dir.glob(f"{leftovers.STAGING_PREFIX}*"))
    assert len(bring_in(path).duplicates) == len(samples)


@pytest.mark.parametrize("step", range(3))
def test_a_disk_that_takes_nothing_back_leaves_no_half(workspace, bring_in, make_wav, step):
    """From the first, second or third rename on everything is refused, also the way back."""
    from pathlib import Path

    path, real, count = make_wav("a.wav", text="Words of a."), Path.rename, [0]

    def rename(self, target):
        if self.name in {name for name, _ in leftovers.SUFFIXES} or count[0]:
            count[0] += 1
            if count[0] > step:
                raise OSError(errno.ENOSPC, "No space left on device")
        return real(self, target)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Path, "rename", rename)
        with pytest.raises(MynahError, match="disk is full"):
            bring_in(path)
    assert Library(workspace).list() == []
    samples = check_whole(Workspace.open(workspace.root))
    assert len(samples) == (0 if step == 0 else 1)
    assert not list(workspace.samples_dir.glob(f"{leftovers.STAGING_PREFIX}*"))
    assert len(bring_in(path).duplicates) == len(samples)


def test_what_cannot_be_read_now_is_not_removed(workspace, monkeypatch):
    from mynah.project import atomic

    def fails(_path):
        raise OSError(errno.EIO, "Input/output error")

    staging = leftovers.Staging(workspace.samples_dir)
    item = staging.item()
    (item / leftovers.META).write_text('{"id": "0123456789abcdef"}')
    with monkeypatch.context() as patch:
        patch.setattr(atomic, "read_json", fails)
        staging.close()
        with pytest.raises(OSError, match="Input/output"):
            leftovers._finish_or_drop(item, workspace.samples_dir)
    assert (item / leftovers.META).exists()


def test_a_staging_folder_in_use_is_left_alone(workspace):
    staging = leftovers.Staging(workspace.samples_dir)
    (staging.item() / leftovers.AUDIO).write_bytes(b"x")
    Workspace.open(workspace.root)
    assert list(staging.folder.rglob(leftovers.AUDIO))
    staging.close()
    assert not staging.folder.exists()


def test_an_unexplained_recording_is_never_swept(workspace):
    path = workspace.samples_dir / f"{'a' * 16}{sample.AUDIO_SUFFIX}"
    path.write_bytes(b"somebody's work")
    Workspace.open(workspace.root)
    assert path.exists()
