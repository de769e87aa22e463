"""The real command line whose RVC voices have narrow networks: a step takes no second."""

import sys

from helpers.small_rvc import narrow, small_trainer
from mynah.engine import cli
from mynah.engine.stages.rvc import order, train


def main():
    original = order.RvcOrder.config
    order.RvcOrder.config = lambda self, rows=109: narrow(original(self, rows))
    train.new_trainer = small_trainer
    train.computes_in_bf16 = lambda device: False
    return cli.main(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
