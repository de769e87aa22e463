"""The real command line with another base model: `python lite_engine.py BASE COMMAND ...`.

Checkpoints are measured every few steps, however short the training. With MYNAH_TESTS_NARROW in
the environment its networks are narrow, a step takes milliseconds, and a base that is not there is
made as narrow.
"""

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from helpers.lite import made_base, narrow_lite
from mynah.engine import cli
from mynah.engine.stages import checkpoints, train, verify

if __name__ == "__main__":
    base = Path(sys.argv[1])
    if os.environ.get("MYNAH_TESTS_NARROW"):
        narrow_lite()
        if not base.exists():
            made_base(base)
    train.shipped = lambda name: base
    verify.shipped = lambda name: base
    checkpoints.COST_CLIPS = 0.8  # every fifth step of two clips
    sys.exit(cli.main(sys.argv[2:]))
