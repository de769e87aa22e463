"""The allocator's setting, in a process of its own: it cannot be taken back."""

import subprocess
import sys

import pytest

CODE = """
import resource
import numpy as np
from mynah.engine.training.rvc.memory import keep_freed_memory
assert keep_freed_memory()
def faults():
    return resource.getrusage(resource.RUSAGE_SELF).ru_minflt
np.ones(1 << 24, np.float32)
before = faults()
np.ones(1 << 24, np.float32)
print(faults() - before)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="glibc only")
def test_a_block_is_used_again():
    done = subprocess.run([sys.executable, "-c", CODE], capture_output=True, text=True, check=True)
    assert int(done.stdout) < 1000  # of 16384 pages
