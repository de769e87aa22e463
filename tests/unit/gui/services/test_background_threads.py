"""What a task refers to is let go of on the GUI thread."""

import sys
import threading

import pytest

from mynah.gui.services.background import Background

pytestmark = pytest.mark.gui


class Held:
    """Tells in which thread it came to its end."""

    ended: list[int] = []  # noqa: RUF012 - of the test alone

    def __del__(self):
        Held.ended.append(threading.get_ident())


@pytest.fixture
def hasty():
    """Threads take turns after each few instructions."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


@pytest.mark.parametrize("fails", [False, True])
def test_no_thread_of_the_pool_destroys_what_a_task_held(qtbot, hasty, fails):
    pool = Background()
    Held.ended.clear()
    finished = []
    for _ in range(300):
        held = Held()

        def work(held=held):
            if fails:
                raise ValueError(held)

        def done(_result, held=held):
            finished.append(1)

        pool.run(work, done, lambda _error, held=held: finished.append(1), owner=pool)
        del held, work, done
    qtbot.waitUntil(lambda: len(finished) == 300, timeout=20_000)
    assert pool.close()
    assert len(Held.ended) == 300
    assert set(Held.ended) == {threading.get_ident()}
