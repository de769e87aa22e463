"""Pairs of checkpoints: the newest whole one, whatever happens to the files."""

import hashlib
import json
import shutil
from pathlib import Path

import pytest
import torch

from mynah.engine.reporter import ListReporter
from mynah.engine.training import pairs
from mynah.engine.training.pairs import MANIFEST, DamagedPairError, load_newest_pair, save_pair
from mynah.protocol.errors import ErrorCode, MynahError
from mynah.protocol.events import Warning_


def parts(step):
    return {
        "G": {"step": step, "model": {"weight": torch.full((50,), float(step))}},
        "D": {"step": step, "names": ["a", "b"]},
        "clock": {"seconds": float(step)},
    }


def loaded(folder):
    reporter = ListReporter()
    found = load_newest_pair(folder, reporter)
    return found and found["G"]["step"], [event.code for event in reporter.of(Warning_)]


def test_nothing_yet(tmp_path):
    assert loaded(tmp_path) == (None, [])
    assert loaded(tmp_path / "missing") == (None, [])


def test_the_newest_is_loaded_whole(tmp_path):
    for step in (5, 30, 100):
        path = save_pair(tmp_path, step, parts(step))
    assert path.name == "step-000000100"
    found = load_newest_pair(tmp_path, ListReporter())
    assert torch.equal(found["G"]["model"]["weight"], torch.full((50,), 100.0))
    assert found["D"] == {"step": 100, "names": ["a", "b"]}
    assert found["clock"] == {"seconds": 100.0}


class Code:
    def __reduce__(self):
        return (bytearray, (1,))  # torch allows it, and it may have any size


@pytest.mark.parametrize("way", ["code", "outside"])
def test_a_pair_of_somebody_else_is_doubted_though_its_manifest_fits(tmp_path, way):
    pair = save_pair(tmp_path / "pairs", 5, parts(5))
    name = "G.pt" if way == "code" else "../G.pt"
    torch.save({"model": Code()} if way == "code" else parts(5)["G"], pair / name)
    data = (pair / name).read_bytes()
    manifest = json.loads((pair / MANIFEST).read_text())
    manifest["files"][name] = {"size": len(data), "sha256": hashlib.sha256(data).hexdigest()}
    (pair / MANIFEST).write_text(json.dumps(manifest))

    with pytest.raises(DamagedPairError, match=r"program code|lies outside"):
        pairs.load_pair(pair)


def test_two_are_kept(tmp_path):
    for step in range(1, 6):
        save_pair(tmp_path, step, parts(step))
    assert sorted(p.name for p in tmp_path.iterdir()) == ["step-000000004", "step-000000005"]


def flipped(path):
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


DAMAGES = {
    "truncated": lambda path: path.write_bytes(path.read_bytes()[:-7]),
    "empty": lambda path: path.write_bytes(b""),
    "zeroed": lambda path: path.write_bytes(b"\0" * path.stat().st_size),
    "flipped": flipped,
    "longer": lambda path: path.write_bytes(path.read_bytes() + b"x"),
    "gone": lambda path: path.unlink(),
}


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize("name", ["G.pt", "D.pt", "clock.pt", MANIFEST])
def test_a_damaged_one_costs_one_save_and_is_said(tmp_path, damage, name):
    save_pair(tmp_path, 1, parts(1))
    newest = save_pair(tmp_path, 2, parts(2))
    DAMAGES[damage](newest / name)
    step, warnings = loaded(tmp_path)
    if (name, damage, step) == (MANIFEST, "flipped", 2):
        return  # the bit that fell may be one that means nothing
    assert (step, warnings) == (1, ["BAD_CHECKPOINT"])


def test_no_bit_of_a_manifest_can_fall_unseen_or_bring_it_down(tmp_path):
    save_pair(tmp_path, 1, {"G": {"step": 1}})
    newest = save_pair(tmp_path, 2, {"G": {"step": 2}})
    original = (newest / MANIFEST).read_bytes()
    for place in range(len(original)):
        data = bytearray(original)
        data[place] ^= 1 << (place % 8)
        (newest / MANIFEST).write_bytes(data)
        step, warnings = loaded(tmp_path)
        assert (step, warnings) in ((2, []), (1, ["BAD_CHECKPOINT"]))


@pytest.mark.parametrize("text", ["[]", "{}", '{"files": []}', '{"files": {"G.pt": 3}}', "null"])
def test_a_manifest_of_another_shape(tmp_path, text):
    save_pair(tmp_path, 1, parts(1))
    newest = save_pair(tmp_path, 2, parts(2))
    (newest / MANIFEST).write_text(text)
    assert loaded(tmp_path) == (1, ["BAD_CHECKPOINT"])


def test_a_file_that_is_no_checkpoint_though_its_hash_fits(tmp_path):
    save_pair(tmp_path, 1, parts(1))
    newest = save_pair(tmp_path, 2, parts(2))
    content = b"something else"
    (newest / "G.pt").write_bytes(content)
    manifest = json.loads((newest / MANIFEST).read_text())
    facts = {"size": len(content), "sha256": hashlib.sha256(content).hexdigest()}
    manifest["files"]["G.pt"] = facts
    (newest / MANIFEST).write_text(json.dumps(manifest))
    assert loaded(tmp_path) == (1, ["BAD_CHECKPOINT"])


def test_none_whole_is_an_error_and_never_a_fresh_start(tmp_path):
    for step in (1, 2):
        DAMAGES["truncated"](save_pair(tmp_path, step, parts(step)) / "G.pt")
    with pytest.raises(MynahError) as caught:
        load_newest_pair(tmp_path, ListReporter())
    assert caught.value.code is ErrorCode.BAD_CHECKPOINT
    assert [name for name, _ in caught.value.items] == ["step-000000002", "step-000000001"]


def test_half_written_ones_are_not_looked_at(tmp_path):
    save_pair(tmp_path, 1, parts(1))
    half = tmp_path / "step-000000002.new"
    shutil.copytree(tmp_path / "step-000000001", half)
    assert loaded(tmp_path) == (1, [])
    save_pair(tmp_path, 2, parts(2))
    assert not half.exists()
    assert loaded(tmp_path) == (2, [])
    shutil.rmtree(tmp_path / "step-000000001")
    shutil.rmtree(tmp_path / "step-000000002")
    (tmp_path / "step-000000003.new").mkdir()
    assert loaded(tmp_path) == (None, [])


class FaultError(Exception):
    """The power goes."""


@pytest.mark.parametrize("call", range(1, 9))
def test_whenever_the_power_goes_there_is_a_whole_pair(tmp_path, monkeypatch, call):
    save_pair(tmp_path, 1, parts(1))
    calls = 0

    def guarded(function):
        def wrapper(*args, **kwargs):
            nonlocal calls
            calls += 1
            if calls == call:
                raise FaultError
            return function(*args, **kwargs)

        return wrapper

    for name in ("sync_tree", "_check", "write_json", "sync_dir"):
        monkeypatch.setattr(pairs, name, guarded(getattr(pairs, name)))
    for name in ("write_bytes", "rename"):
        monkeypatch.setattr(Path, name, guarded(getattr(Path, name)))
    died = False
    try:
        save_pair(tmp_path, 2, parts(2))
    except FaultError:
        died = True
    monkeypatch.undo()
    new = tmp_path / "step-000000002.new"
    assert died or loaded(tmp_path) == (2, [])
    if new.exists() and (new / MANIFEST).exists():
        assert {"G.pt", "D.pt", "clock.pt"} <= {p.name for p in new.iterdir()}
    assert loaded(tmp_path)[0] in (1, 2)
    assert loaded(tmp_path)[1] == []
    save_pair(tmp_path, 3, parts(3))
    assert loaded(tmp_path) == (3, [])


def test_the_manifest_is_written_last_and_then_the_folder_renamed(tmp_path, monkeypatch):
    seen = []
    original = pairs.write_json

    def watched(path, data):
        seen.append(sorted(p.name for p in path.parent.iterdir()))
        original(path, data)

    monkeypatch.setattr(pairs, "write_json", watched)
    save_pair(tmp_path, 1, parts(1))
    assert seen == [["D.pt", "G.pt", "clock.pt"]]


def test_what_the_disk_did_not_keep_is_noticed_while_saving(tmp_path, monkeypatch):
    save_pair(tmp_path, 1, parts(1))
    monkeypatch.setattr(pairs, "sync_tree", lambda folder: (folder / "G.pt").write_bytes(b"rotten"))
    with pytest.raises(DamagedPairError):
        save_pair(tmp_path, 2, parts(2))
    assert loaded(tmp_path) == (1, [])


def test_saving_after_a_damaged_pair_does_not_cost_the_good_one_before(tmp_path):
    save_pair(tmp_path, 10, parts(10))
    DAMAGES["truncated"](save_pair(tmp_path, 20, parts(20)) / "G.pt")
    assert loaded(tmp_path)[0] == 10
    save_pair(tmp_path, 15, parts(15))  # the training went on from 10
    assert loaded(tmp_path) == (15, [])
    save_pair(tmp_path, 18, parts(18))
    DAMAGES["zeroed"](tmp_path / "step-000000018" / "D.pt")
    assert loaded(tmp_path) == (15, ["BAD_CHECKPOINT"])


def test_the_same_step_again_replaces_it(tmp_path):
    save_pair(tmp_path, 4, parts(4))
    changed = parts(4)
    changed["clock"]["seconds"] = 99.0
    save_pair(tmp_path, 4, changed)
    assert load_newest_pair(tmp_path, ListReporter())["clock"] == {"seconds": 99.0}


def test_a_pair_that_is_half_removed_is_none(tmp_path, monkeypatch):
    for step in (1, 2):
        save_pair(tmp_path, step, parts(step))
    monkeypatch.setattr(pairs.shutil, "rmtree", lambda folder, **_: None)  # killed before its end
    save_pair(tmp_path, 3, parts(3))
    save_pair(tmp_path, 3, parts(3))
    assert [pair.name for pair in pairs._pairs(tmp_path)] == ["step-000000003", "step-000000002"]
