"""A disk that is full says so, wherever in the file it happens."""

import errno
import io

import pytest
import torch

from mynah.engine.formats.torch_file import save_torch

CONTENT = {"weights": torch.zeros(2_000), "step": 3}


class Full(io.BytesIO):
    """Takes so many bytes, no more."""

    def __init__(self, room):
        super().__init__()
        self.room = room

    def write(self, data):
        if self.tell() + len(data) > self.room:
            raise OSError(errno.ENOSPC, "No space left on device")
        return super().write(data)


def test_what_the_disk_refuses_is_raised_and_not_what_torch_makes_of_it():
    whole = io.BytesIO()
    save_torch(CONTENT, whole)
    size = len(whole.getvalue())
    for room in range(0, size, 61):
        with pytest.raises(OSError, match="No space left") as caught:
            save_torch(CONTENT, Full(room))
        assert caught.value.errno == errno.ENOSPC
    save_torch(CONTENT, Full(size))
    assert torch.load(io.BytesIO(whole.getvalue()))["step"] == 3


def test_a_fault_that_no_disk_made_stays_one():
    class Odd(io.BytesIO):
        def write(self, data):
            if self.tell() > 300:
                raise KeyError("not of a disk")
            return super().write(data)

    with pytest.raises(RuntimeError, match="unexpected pos"):
        save_torch(CONTENT, Odd())
