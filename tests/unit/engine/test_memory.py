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


@pytest.mark.parametrize(
    "fault",
    [
        RuntimeError("can't start new thread"),
        RuntimeError("could not create a primitive"),
        ImportError("numpy: x.so: failed to map segment from shared object"),
    ],
)
def test_what_had_no_room_is_a_lack_of_memory(fault):
    error = as_mynah_error(fault)
    assert error.code is ErrorCode.OUT_OF_MEMORY


def test_what_cannot_be_computed_at_all_is_none():
    fault = RuntimeError("could not create a primitive descriptor for a matmul primitive")
    assert as_mynah_error(fault).code is ErrorCode.INTERNAL
