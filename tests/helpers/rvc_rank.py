"""One of several processes that train a small voice; started by torch.distributed.run."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import torch

from helpers.rvc_training import first_moments, small_batches, small_config, small_trainer
from mynah.engine.training.rvc.distributed import start


def main(folder):
    torch.set_num_threads(1)
    ranks = start()
    config = small_config()
    trainer = small_trainer(config, ranks)
    batches = small_batches(config, size=2, rank=ranks.rank, ranks=ranks.count)
    losses = [trainer.train_step(batches.batch(0))]
    moments = first_moments(trainer)  # after one step, a share of its gradient
    losses.append(trainer.train_step(batches.batch(1)))
    assert ranks.any(here=ranks.rank == 1)
    assert not ranks.any(here=False)
    parts = trainer.parts()
    held = {"losses": losses, "moments": moments}
    held |= {letter: parts[letter]["model"] for letter in ("G", "D")}
    torch.save(held, Path(folder) / f"rank{ranks.rank}.pt")
    ranks.wait()
    ranks.finish()


if __name__ == "__main__":
    main(sys.argv[1])
