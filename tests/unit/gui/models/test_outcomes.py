from hypothesis import given
from hypothesis import strategies as st

from mynah.gui.models.outcomes import Outcome, OutcomePolicy
from mynah.protocol.events import Cancelled, Done, Failed, Started, State

BEGUN = Started("train", "r1")


class Watched:
    """A policy together with the notices that it gave."""

    def __init__(self):
        self.policy = OutcomePolicy()
        self.notices = []

    def listed(self, state, reason="", alive=False):
        self._keep(self.policy.listed("r1", "Bo", state, reason, alive=alive))
        return self

    def heard(self, *events):
        for event in events:
            self._keep(self.policy.heard("r1", event))
        return self

    def _keep(self, notice):
        if notice is not None:
            self.notices.append(notice)

    @property
    def outcomes(self):
        return [one.outcome for one in self.notices]


def at_work():
    return Watched().listed("training", alive=True)


def test_success_waits_for_the_done_event():
    run = at_work().heard(State("completed")).listed("completed")
    assert run.outcomes == []
    assert run.heard(Done()).outcomes == [Outcome.FINISHED]
    assert run.notices[0].voice == "Bo"
    assert run.notices[0].run == "r1"


def test_success_is_told_once_however_often_it_is_heard():
    run = at_work().heard(Done()).listed("completed")
    run.listed("completed").heard(Done()).listed("completed")
    assert run.outcomes == [Outcome.FINISHED]


def test_a_failure_carries_its_code():
    run = at_work().heard(Failed("DIVERGED", "It exploded.")).listed("failed", "DIVERGED")
    assert run.outcomes == [Outcome.FAILED]
    assert (run.notices[0].code, run.notices[0].message) == ("DIVERGED", "It exploded.")


def test_a_full_disk_needs_attention_once():
    run = at_work().listed("paused", "disk_full").heard(Failed("DISK_FULL", "Full."))
    run.listed("paused", "disk_full")
    assert run.outcomes == [Outcome.ATTENTION]
    assert run.notices[0].code == "DISK_FULL"


def test_a_pause_that_was_asked_for_is_no_news():
    assert at_work().listed("paused", "paused", alive=True).outcomes == []


def test_a_stop_or_a_cancel_is_no_news():
    assert at_work().listed("interrupted", "stopped").heard(Cancelled("stopped")).outcomes == []
    assert at_work().heard(Cancelled()).listed("cancelled", "cancelled").outcomes == []


def test_a_killed_engine_needs_attention():
    run = at_work().listed("interrupted")
    assert run.outcomes == [Outcome.ATTENTION]
    assert run.notices[0].code == "INTERRUPTED"


def test_runs_that_ended_before_are_no_news():
    assert Watched().listed("completed").heard(Done()).outcomes == []
    assert Watched().listed("failed", "DIVERGED").heard(Failed("X", "y")).outcomes == []


def test_a_run_that_fails_again_after_resuming_is_told_again():
    run = at_work().heard(Failed("DIVERGED", "a")).listed("failed")
    run.heard(BEGUN).listed("training", alive=True)
    run.heard(Failed("DIVERGED", "b")).listed("failed")
    assert [one.message for one in run.notices] == ["a", "b"]


def test_what_was_told_before_the_stream_came_counts():
    run = Watched().listed("training", alive=True).listed("paused", "disk_full")
    run.heard(Failed("DISK_FULL", "Full.")).listed("paused", "disk_full")
    assert run.outcomes == [Outcome.ATTENTION]


def test_another_workspace_starts_anew():
    run = at_work()
    run.policy.forget_all()
    assert run.heard(Done()).listed("completed").outcomes == []


@given(st.lists(st.sampled_from(["list", "hear"]), max_size=8))
def test_a_finished_run_is_told_at_most_once_in_any_order(order):
    run = at_work()
    for one in order:
        if one == "list":
            run.listed("completed")
        else:
            run.heard(Done())
    assert len(run.notices) <= 1
