import gc
import subprocess
import sys

import pytest

from mynah.engine.large_imports import uncollected


@pytest.mark.parametrize("on", [True, False])
def test_nothing_is_collected_within_and_all_is_as_before_after(on):
    was_on = gc.isenabled()
    (gc.enable if on else gc.disable)()
    try:
        with uncollected():
            within = gc.isenabled()
        after = gc.isenabled()
    finally:
        (gc.enable if was_on else gc.disable)()
    assert not within
    assert after is on


@pytest.mark.engine
@pytest.mark.parametrize("module", ["mynah", "mynah.engine"])
def test_a_command_ends_without_looking_through_all_there_is(module):
    program = (
        "import atexit, gc, runpy, sys;"
        f"sys.argv = ['{module}', 'storage', '--help'];"
        "atexit.register(lambda: print('FROZEN', gc.get_freeze_count() > 1000));"
        f"runpy.run_module('{module}', run_name='__main__')"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert "FROZEN True" in done.stdout.decode()
