import pytest

from helpers.children import QUICK, child_command, wait_for
from mynah.gui.services.engine_jobs import EngineJobs
from mynah.gui.services.run_watcher import RunWatcher

pytestmark = pytest.mark.gui


class BreakingOff(EngineJobs):
    """Its watching of a run always breaks off at the same place."""

    started = 0

    def keep(self, arguments, *, label="", farewell=None):
        self.started += 1
        return super().keep(["breaking_off"], label=label, farewell=farewell)


def test_watching_that_always_breaks_at_the_same_place_is_given_up(qtbot, tmp_path):
    jobs = BreakingOff(command=child_command(), ladder=QUICK)
    watcher = RunWatcher(jobs, str(tmp_path), "run", retry_s=0.001)
    ended = []
    watcher.ended.connect(ended.append)
    watcher.start()
    wait_for(qtbot, lambda: ended)
    assert jobs.started < 12
    assert not watcher.watching
    jobs.close_all(0.2)
