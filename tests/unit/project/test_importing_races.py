"""Imports while others change the same files."""

import pytest

from mynah.project import leftovers, storing
from mynah.project.samples import Library
from mynah.protocol.errors import ErrorCode, MynahError


@pytest.mark.parametrize("subtype", ["PCM_16", "PCM_32"])
@pytest.mark.parametrize("moment", ["file_sha256", "_write"])
def test_a_file_that_vanishes_while_it_is_imported(
    bring_in, make_wav, monkeypatch, subtype, moment
):
    path = make_wav("a.wav", subtype=subtype)
    real = getattr(storing, moment)

    def vanish(*args):
        path.unlink(missing_ok=True)
        return real(*args)

    monkeypatch.setattr(storing, moment, vanish)
    summary = bring_in(path, make_wav("b.wav", seed=2))
    assert [item.path.name for item in summary.refused] == ["a.wav"]
    # The second file is not touched by the patch, which only removes the first.
    assert [item.path.name for item in summary.imported] == ["b.wav"]


def test_a_duplicate_of_a_sample_deleted_meanwhile_is_still_told(
    workspace, bring_in, make_wav, monkeypatch
):
    bring_in(make_wav("a.wav"))
    monkeypatch.setattr(Library, "get", lambda self, sample_id: raise_not_found())
    assert len(bring_in(make_wav("b.wav")).duplicates) == 1


def raise_not_found():
    raise MynahError(ErrorCode.NOT_FOUND, "gone")


def test_another_import_that_was_faster_leaves_one_sample(
    workspace, bring_in, make_wav, monkeypatch
):
    path = make_wav("a.wav")
    real = storing.commit

    def slower(*args):
        monkeypatch.setattr(storing, "commit", real)
        bring_in(path)
        return real(*args)

    monkeypatch.setattr(storing, "commit", slower)
    summary = bring_in(path)
    assert (len(summary.imported), len(summary.duplicates)) == (0, 1)
    assert len(Library(workspace).list()) == 1
    left = {path.name for path in workspace.samples_dir.iterdir() if path.name.startswith(".")}
    assert left == {leftovers.LOCK_NAME}
