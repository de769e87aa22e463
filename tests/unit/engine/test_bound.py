"""An engine that answers a question ends with who asked."""

import os
import subprocess
import sys

from helpers.children import posix, runs, wait_for
from mynah.protocol.asker import ASKER_VARIABLE

ENGINE = """
import sys, threading
from mynah.engine.bound import end_with_asker
end_with_asker()
import os
sys.stdout.write(f"{os.getpid()} {'MYNAH_ASKER' in os.environ}\\n")
sys.stdout.flush()
threading.Event().wait(60)
"""
WINDOW = """
import os, subprocess, sys, threading
env = {**os.environ, "MYNAH_ASKER": sys.argv[2] or str(os.getpid())}
subprocess.Popen([sys.executable, "-c", sys.argv[1]], env=env)
threading.Event().wait(60)
"""


def started(asker=""):
    command = [sys.executable, "-c", WINDOW, ENGINE, asker]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


@posix
def test_a_killed_window_takes_its_questions_with_it(qtbot):
    assert ASKER_VARIABLE == "MYNAH_ASKER"
    with started() as window:
        pid, inherited = window.stdout.readline().split()
        assert runs(int(pid))
        assert inherited == "False"
        window.kill()
    wait_for(qtbot, lambda: not runs(int(pid)))


@posix
def test_one_whose_window_was_gone_before_it_began_ends_at_once():
    with started(str(os.getpid())) as window:
        os.set_blocking(window.stdout.fileno(), True)
        window.kill()
        assert window.stdout.read() == ""
