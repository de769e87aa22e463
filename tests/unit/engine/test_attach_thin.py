import json

import pytest

from helpers.events import events_of
from helpers.fake_stages import make_job
from mynah.engine.attach import attach, thinned
from mynah.engine.journal import Journal
from mynah.engine.run import create_run
from mynah.project.workspace import Workspace
from mynah.protocol.codec import MAX_LINE, Message, decode, encode
from mynah.protocol.events import Cancelled, Hello, Item, Log, Metric, Progress, Stage


def messages(*events):
    return [Message(event, seq, 0.0) for seq, event in enumerate(events, 1)]


def test_only_overtaken_progress_is_left_out():
    a1, a2, a3 = (Progress("a", done, 9) for done in (1, 2, 3))
    b1, b2 = Progress("b", 1, 9), Progress("b", 2, 9)
    again = Stage("a")
    told = messages(a1, Log("info", "x"), b1, a2, Metric("loss", 1.0, 1), again, a3, b2)
    kept = thinned(told)
    assert [one.event for one in kept] == [
        Log("info", "x"),
        a2,  # the last before the stage began again
        Metric("loss", 1.0, 1),
        again,
        a3,
        b2,
    ]
    assert [one.seq for one in kept] == [2, 4, 5, 6, 7, 8]
    assert thinned([]) == []


def test_many_points_are_joined_where_the_last_of_them_stood():
    told = messages(
        Metric("a", 1.0, 1),
        *(Metric("b", 1 / 3, step) for step in range(1600)),
        Log("info", "x"),
        Metric("a", None, 2),
    )
    kept = thinned(told)
    assert [(one.seq, type(one.event)) for one in kept] == [
        (1501, Item),
        (1601, Item),
        (1602, Log),
        (1603, Item),
    ]
    first, rest, _, last = (one.event for one in kept)
    assert first.data["steps"] + rest.data["steps"] == list(range(1600))
    assert set(first.data["values"]) == {0.333333}
    assert last.data == {"name": "a", "steps": [1, 2], "values": [1.0, None]}
    assert all(len(encode(one.event, one.seq, 0.0)) < MAX_LINE for one in kept)
    assert decode(encode(first, 1, 0.0)).event == first


@pytest.fixture
def run(tmp_path):
    workspace = Workspace.open(tmp_path / "ws", create=True)
    made = create_run(workspace, make_job())
    journal = Journal(made.journal_path)
    journal.emit(Hello(1, "0", 1))
    journal.emit(Stage("train"))
    for done in range(50):
        journal._write(Progress("train", done, 50))
        journal._write(Metric("loss", 1.0, done))
    journal.emit(Cancelled("stopped"))
    journal.close()
    return made


def test_a_thin_replay_has_all_but_overtaken_progress(run):
    whole, thin = [], []
    attach(run, lambda event, seq, t: whole.append(event), start_grace_s=0)
    attach(run, lambda event, seq, t: thin.append(event), start_grace_s=0, thin=True)
    assert sum(isinstance(event, Progress) for event in whole) == 50
    assert [event for event in thin if isinstance(event, Progress)] == [Progress("train", 49, 50)]
    rest = [event for event in whole if not isinstance(event, Progress)]
    assert [event for event in thin if not isinstance(event, Progress)] == rest


def test_it_is_an_option_of_attach(run, mynah):
    _, out, _ = mynah("attach", "--json", "--thin")
    assert sum(isinstance(event, Progress) for event in events_of(out)) == 1


def test_the_list_of_runs_says_how_far_each_is(run, mynah):
    code, out, _ = mynah("runs", "--json")
    assert code == 0
    (facts,) = json.loads(out)["runs"]
    assert facts["stage"] == "train"
    assert facts["stages"]["train"]["total"] == 50
    assert "train: 49 of 50" in facts["reached"]
    assert facts["path"] == str(run.path)
    assert facts["seq"] > 100
    assert facts["error"] == facts["saved"] == {}
