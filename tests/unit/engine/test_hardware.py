"""What is told of this computer and of this process."""

import subprocess
import sys

import pytest

CHILD = "from mynah.engine.hardware import peak_memory; print(peak_memory())"
LARGE = f"""
import subprocess, sys
taken = b"1" * (400 << 20)
print(subprocess.run([sys.executable, "-c", {CHILD!r}], capture_output=True, text=True).stdout)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="what Linux counts")
def test_the_memory_of_who_started_a_program_is_not_its_own():
    done = subprocess.run([sys.executable, "-c", LARGE], capture_output=True, text=True, check=True)
    assert 5 << 20 < int(done.stdout) < 300 << 20
