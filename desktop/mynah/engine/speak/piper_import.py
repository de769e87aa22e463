"""Taking a Piper voice from two files on the disk: looked at in the confined child, then copied."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mynah.engine.speak.piper_check import look_at, require_checked
from mynah.engine.speak.piper_config import read_config
from mynah.engine.speak.piper_shelf import FOLDER, SUFFIX, piper_bases, piper_file
from mynah.project.catalogue import CatalogueModel, catalogue, digest_of, import_model
from mynah.project.names import safe_name
from mynah.protocol.errors import ErrorCode, MynahError

if TYPE_CHECKING:
    from pathlib import Path

    from mynah.engine.speak.engines import Base
    from mynah.protocol.ports import Control, Reporter


def import_piper(model: Path, reporter: Reporter, control: Control) -> Base:
    """Copy a voice, `NAME.onnx` with `NAME.onnx.json` beside it, into the folder of the models.

    A voice of the catalogue has to be the one that the catalogue knows.

    Returns:
        The voice.

    Raises:
        MynahError: NOT_FOUND for a missing file, BAD_INPUT for what is no Piper voice, EXISTS for
            another voice of the name, DISK_FULL, NO_PERMISSION.
        Interrupted: It was asked to end; nothing is left.
    """
    if not model.is_file():
        raise MynahError(ErrorCode.NOT_FOUND, f"There is no file {model}.")
    read_config(model)  # before anything is copied
    look_at(model, control)
    name = safe_name(model.stem.replace("#", "_"))
    digest = digest_of(model, reporter, control)
    target = piper_file(name)
    listed = [one for one in catalogue() if one.pair == name and one.role == "tts"]
    if not listed and target.is_file() and digest_of(target, reporter, control) != digest:
        raise MynahError(
            ErrorCode.EXISTS,
            f"There is another Piper voice {name} already.",
            hint="Give the two files another name, or remove the one in the folder of the models.",
        )
    # The config first: a network without one counts as no voice, so none is ever seen half.
    config = model.with_name(model.name + ".json")
    for suffix, source in ((f"{SUFFIX}.json", config), (SUFFIX, model)):
        place = f"{FOLDER}/{name}{suffix}"
        known = next((one for one in listed if one.file == place), _own(place))
        import_model(known, source, reporter, control)
    require_checked(target, digest, control)
    found = next((one for one in piper_bases() if one.id == f"{FOLDER}/{name}"), None)
    if found is None:
        raise MynahError(ErrorCode.BAD_INPUT, f"{model.name} could not be taken.")
    return replace(found, installed=True)


def _own(place: str) -> CatalogueModel:
    """A file that the catalogue does not know, as one of its models."""
    return CatalogueModel(place, place, "tts", "A Piper voice.", (), 0, "", "", "", ())
