"""The real command line with stages that only pretend: `python fake_engine.py COMMAND ...`."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from helpers.fake_stages import fake_stages
from mynah.engine import cli
from mynah.engine.cli import launch, train

if __name__ == "__main__":
    launch.load_stages = fake_stages
    train.load_stages = fake_stages
    launch.engine_command = lambda: [sys.executable, __file__]
    sys.exit(cli.main(sys.argv[1:]))
