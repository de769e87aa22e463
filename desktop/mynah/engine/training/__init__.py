"""What learning needs besides a network: clips and batches, losses, checkpoints.

The loops themselves stand in `stages.train` and `pretrain`. Nothing here knows runs or files of
the user, except for the checkpoint, which is a file.
"""
