"""Imports torchcrepe where its torchaudio cannot be imported.

torchcrepe imports torchaudio at its top, only to read files, which we never ask of it; and PyPI's
torchaudio does not load beside a CPU build of torch. So an empty module stands in for it during
that one import, and afterwards torchaudio counts as absent (None), since an empty module left
behind would break libraries that look for its spec.
"""

from __future__ import annotations

import importlib
import sys
from types import ModuleType


def import_torchcrepe() -> ModuleType:
    """Return the module torchcrepe.

    Raises:
        ImportError: it is not installed.
    """
    if "torchcrepe" in sys.modules:
        return sys.modules["torchcrepe"]
    try:
        importlib.import_module("torchaudio")
    except (ImportError, OSError):
        sys.modules["torchaudio"] = ModuleType("torchaudio")
        try:
            return importlib.import_module("torchcrepe")
        finally:
            sys.modules["torchaudio"] = None  # type: ignore[assignment]  # import's word for absent
    return importlib.import_module("torchcrepe")
