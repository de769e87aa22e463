"""One of several processes that torch.distributed.run starts for a run with narrow networks."""

import os
import pickle
import sys
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import torch

from helpers import rvc_companion
from mynah.engine.stages.rvc import kind
from mynah.engine.stages.rvc.train import RvcTrain
from mynah.engine.training.rvc import worker
from mynah.project.atomic import write_json


def main(given, answer):
    torch.set_num_threads(1)
    rvc_companion.narrow_networks(setattr)
    kind.rvc_run_probe = rvc_companion.quick_probe
    if os.environ["RANK"] != "0":
        return worker.other(rvc_companion.take_part)
    share, out = pickle.loads(Path(given).read_bytes())  # noqa: S301 - the test's own

    def train():
        write_json(Path(answer), RvcTrain().run(replace(share.context(), out=out)))
        return 0

    return worker.first(train if share is not None else lambda: 0)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
