"""Imports the libraries that the pitch networks are compared with, without what they drag in."""

import importlib
import sys
from contextlib import contextmanager
from types import ModuleType

import pytest


@contextmanager
def standing_in(**modules):
    """Modules with a few names, while something is imported that never uses them here."""
    before = {name: sys.modules.get(name) for name in modules}
    for name, names in modules.items():
        module = ModuleType(name)
        vars(module).update(dict.fromkeys(names, object))
        sys.modules[name] = module
    try:
        yield
    finally:
        for name, module in before.items():
            sys.modules.pop(name)
            if module is not None:
                sys.modules[name] = module


def torchcrepe_without_noise(monkeypatch):
    """torchcrepe; the noise that it adds to the pitch is taken out for the test."""
    with standing_in(torchaudio=()):
        library = pytest.importorskip("torchcrepe")
    monkeypatch.setattr(library.convert, "dither", lambda cents: cents)
    return library


def torchfcpe():
    """torchfcpe, which asks for attention and resampling that its own weights do not use."""
    pytest.importorskip("librosa")
    if importlib.util.find_spec("torchfcpe") is None:
        pytest.skip("torchfcpe is not installed")
    with standing_in(
        torchaudio=(),
        einops=("rearrange", "repeat"),
        local_attention=("LocalAttention",),
        **{"torchaudio.transforms": ("Resample",)},
    ):
        return importlib.import_module("torchfcpe")
