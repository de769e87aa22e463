"""Programs that tests need: without them a test is left out here, and fails in CI."""

import os

import pytest

from mynah.engine.speak.espeak import find_espeak

# In CI the tests of the real program must not vanish without a word.
needs_espeak = pytest.mark.skipif(
    find_espeak() is None and not os.environ.get("CI"), reason="espeak-ng is not installed"
)
