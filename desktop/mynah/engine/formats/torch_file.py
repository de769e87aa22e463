"""Writing PyTorch's own files."""

from __future__ import annotations

from typing import Any, Protocol

import torch


class Writable(Protocol):
    """All that `torch.save` asks of a file."""

    def write(self, data: bytes, /) -> int:
        """Take `data`; tell how much of it was taken."""
        ...


def save_torch(content: Any, file: Writable) -> None:
    """`torch.save` into an open file.

    Raises:
        OSError: What the file refused. torch ends its archive in any case, finds itself at another
            place than it expects there, and raises that instead (`unexpected pos`).
    """
    try:
        torch.save(content, file)  # type: ignore[arg-type]  # it asks for no more of a file
    except RuntimeError as fault:
        if isinstance(fault.__context__, OSError):
            raise fault.__context__ from None
        raise
