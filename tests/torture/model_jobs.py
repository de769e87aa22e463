"""What a cell does with files of models: the product's own ways to open each kind."""

from pathlib import Path

import numpy as np

from mynah.engine.convert.precision import computing
from mynah.engine.convert.rvc.loading import _parts, torch_network
from mynah.engine.formats.hubert_file import read_hubert_file
from mynah.engine.formats.recognise import recognise
from mynah.engine.formats.rvc_dataset import read_dataset
from mynah.engine.formats.rvc_index import open_rvc_index
from mynah.engine.formats.safe_checkpoint import read_checkpoint
from mynah.engine.speak.piper_check import look
from mynah.engine.stages.index import open_index
from mynah.engine.training import pairs
from mynah.engine.training.rvc import bases, foreign
from mynah.engine.voice_import_worker import look_at_voices
from mynah.project.voice_card import read_card
from mynah.protocol.errors import ErrorCode, MynahError


def voices(request):
    """Import, and load what came of it as a conversion does."""
    answer = look_at_voices(request)
    for entry in answer["voices"]:
        if entry["folder"]:
            loaded({"folder": entry["folder"]})
            entry["problem"] = None
    if not any(entry["folder"] for entry in answer["voices"]):
        problems = [entry["problem"]["message"] for entry in answer["voices"]]
        raise MynahError(ErrorCode.BAD_INPUT, str(problems or answer["left"])[:500])
    return {"voices": len(answer["voices"])}


def loaded(request):
    """A voice in a workspace, as a conversion loads it, and half a second of it."""
    folder = Path(request["folder"])
    card = read_card(folder)
    if card.kind == "lite":
        return index({"file": folder / next(n for n in card.files if n.endswith(".index"))})
    parts = _parts(folder, card)
    config = parts.config
    if parts.index is not None:
        index({"file": parts.index, "width": config.content_width})
    network = torch_network(config, parts.weights, computing("fp32"))
    count = 30
    made = network.speak(
        np.zeros((count, config.content_width), np.float32),
        np.ones(count, np.int64) if config.f0 else None,
        np.zeros(count * config.hop, np.float32) if config.f0 else None,
        np.zeros((count, config.inter_channels), np.float32),
        0,
        count,
        slice(0, count),
    )
    assert len(made) == count * config.hop
    return {}


def index(request):
    """Open an index, and look for neighbours of frames in it."""
    path, width = Path(request["file"]), request.get("width", 16)
    try:
        opened = open_rvc_index(path, width) if request.get("width") else open_index(path)
    except (RuntimeError, OSError) as error:
        raise MynahError(ErrorCode.BROKEN_FILE, f"{error}") from error
    asked = np.random.default_rng(0).normal(size=(40, opened.index.d)).astype(np.float32)
    assert np.isfinite(opened.retrieved(asked)).all()
    return {"vectors": opened.index.ntotal}


def known(request):
    """Tell what a file is."""
    found = recognise(Path(request["file"]))
    if found.problem is not None:
        raise found.problem
    return {"kind": str(found.kind)}


def base(request):
    """A base that a training is to start from."""
    path = Path(request["file"])
    bases.read_base(bases.BasePair(path, path), "v2", 32_000)
    return {}


def training(request):
    """A training state of another program."""
    from helpers.rvc_files import TINY

    foreign.read_pair(Path(request["file"]), TINY)
    return {}


def encoder(request):
    """A content encoder."""
    read_hubert_file(Path(request["file"]))
    return {}


def pair(request):
    """A checkpoint of a run in a workspace."""
    try:
        pairs.load_pair(Path(request["folder"]))
    except pairs.DamagedPairError as error:
        raise MynahError(ErrorCode.BAD_CHECKPOINT, str(error)) from error
    return {}


def dataset(request):
    """The data of a training as another program prepared it."""
    return {"clips": len(list(read_dataset(Path(request["folder"]), 768)))}


def pitch(request):
    """The weights of a pitch tracker."""
    read_checkpoint(Path(request["file"]), most_bytes=1 << 30)
    return {}


def piper(request):
    """A Piper voice."""
    return look(request)
