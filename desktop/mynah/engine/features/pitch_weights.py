"""Where the weights of the pitch trackers are: among the models, or in an installed library."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

from mynah.project.frozen import way_to_install
from mynah.project.paths import models_dir
from mynah.protocol.errors import ErrorCode, MynahError

OR_SWIFT = "or use --f0-method swift, which needs no download."


def model_file(pattern: str) -> Path | None:
    """The first file in the folder of the models whose name fits the pattern."""
    folder = models_dir()
    hits = sorted(folder.rglob(pattern)) if folder.is_dir() else []
    return next((path for path in hits if path.is_file()), None)


def library_file(library: str, place: str) -> Path | None:
    """A file of an installed library, which is not imported for it; None where there is none.

    Args:
        library: Name of its package.
        place: Below the folder of the package, with forward slashes.
    """
    spec = find_spec(library)
    folders = (spec.submodule_search_locations or []) if spec else []
    paths = (Path(folder) / place for folder in folders)
    return next((path for path in paths if path.is_file()), None)


def required_model(method: str, pattern: str, found_elsewhere: Path | None = None) -> Path:
    """The weights of `method`, of the models first.

    Raises:
        MynahError: MISSING_MODEL, with the way to get them.
    """
    found = model_file(pattern) or found_elsewhere
    if found is None:
        raise MynahError(
            ErrorCode.MISSING_MODEL,
            f"The weights of {method} are not on this computer.",
            hint=f"Get them with `mynah models download {method}`, {OR_SWIFT}",
            items=[(method, "pitch")],
        )
    return found


def required_library_file(method: str, library: str, place: str, command: str) -> Path:
    """The weights of `method` in a library.

    Raises:
        MynahError: MISSING_DEPENDENCY, with the command that installs it.
    """
    found = library_file(library, place)
    if found is None:
        raise MynahError(
            ErrorCode.MISSING_DEPENDENCY,
            f"The f0 method {method} needs the weights in the library {library}, "
            "which is not installed.",
            hint=f"{way_to_install(command)} {OR_SWIFT[0].upper()}{OR_SWIFT[1:]}",
            items=[(library, command)],
        )
    return found
