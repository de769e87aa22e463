"""An engine of stages that do nothing useful: `halted_engine.py WORKSPACE RUN`."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from helpers.fake_stages import fake_stages
from mynah.engine.control import Control
from mynah.engine.reporter import ListReporter
from mynah.engine.run import execute, find_run
from mynah.project.workspace import Workspace

if __name__ == "__main__":
    run = find_run(Workspace.open(sys.argv[1]), sys.argv[2])
    outcome = execute(run, fake_stages(), ListReporter(), Control())
    sys.exit(int(outcome.exit_code))
