"""Memory that is not there is told in Python, before a library is given no choice but to break."""

import subprocess
import sys

import pytest

from mynah.engine.memory import require_room
from mynah.engine.run_faults import as_mynah_error
from mynah.protocol.errors import ErrorCode

BOUND = """
import os, resource
from mynah.engine.memory import require_room
pages = int(open("/proc/self/statm").read().split()[0])
most = pages * os.sysconf("SC_PAGE_SIZE") + (64 << 20)
resource.setrlimit(resource.RLIMIT_AS, (most, most))
try:
    require_room()
except MemoryError:
    print("refused")
"""


@pytest.mark.skipif(sys.platform != "linux", reason="needs a limit on memory")
def test_a_process_that_may_take_no_more_is_told_so():
    require_room()
    done = subprocess.run([sys.executable, "-c", BOUND], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "refused"


def test_a_thread_without_room_for_its_stack_is_a_lack_of_memory():
    error = as_mynah_error(RuntimeError("can't start new thread"))
    assert error.code is ErrorCode.OUT_OF_MEMORY
