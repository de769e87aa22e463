"""Where the networks that listen to recordings compute."""

from __future__ import annotations


def listening_device() -> str:
    """CUDA where there is some, else the CPU: for the content encoder and the pitch alike.

    Apple's GPU is left out: it has no float64, which FCPE sums up a recording in.
    """
    import torch  # half a second that only those pay who listen

    return "cuda" if torch.cuda.is_available() else "cpu"
