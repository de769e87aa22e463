"""Does to each file what a person would: `python audio_worker.py FOLDER`, a path a line.

It imports the file, reads it as the conversion does, and draws it, by the program's own functions,
and says in a line of JSON what came of it.
"""

import json
import re
import resource
import sys
import tempfile
import time
import traceback
from pathlib import Path

import numpy as np

from mynah.audio import decode
from mynah.audio.decoder_program import decode_apart
from mynah.audio.peaks import peaks
from mynah.audio.spectrogram import spectrogram
from mynah.engine.control import Control
from mynah.engine.convert.source import spool
from mynah.engine.decoder_command import decoder_command
from mynah.engine.hardware import peak_memory
from mynah.project.importing import import_paths
from mynah.project.provenance import read_provenance
from mynah.project.samples import Library
from mynah.project.workspace import Workspace
from mynah.protocol.errors import MynahError

MEMORY_BYTES = 4 << 30
FOUND = re.compile(r"read: [A-Za-z]+(Error|Exception|Warning)\(")
_LONGEST_S = 3600


def main():
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    decode_apart(decoder_command())
    workspace = Workspace(Path(sys.argv[1], "ws"))
    for line in sys.stdin:
        path = Path(json.loads(line))
        begun, steps = time.monotonic(), {}
        for step in (imported, converted, drawn, tagged):
            try:
                steps[step.__name__] = step(workspace, path)
            except Exception:  # noqa: BLE001 - told as what it is
                steps[step.__name__] = ["fault", traceback.format_exc()[-1200:]]
        used = peak_memory() >> 20
        below = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss >> 10
        seconds = time.monotonic() - begun
        sys.stdout.write(
            json.dumps({"steps": steps, "seconds": seconds, "mb": max(used, below)}) + "\n"
        )
        sys.stdout.flush()


def imported(workspace, path):
    """Into the library, and what is there then."""
    try:
        summary = import_paths(workspace, [path])
    except MynahError as error:
        return refused(" ".join(reason for _, reason in error.items))
    if summary.duplicates:
        return ["duplicate", ""]
    (item,) = summary.imported
    sample = Library(workspace).get(item.sample_id)
    found = decode.read(sample.path)
    if not np.isfinite(found.samples).all() or not len(found.samples):
        return ["fault", "what was kept is not finite, or empty"]
    if found.info.duration > _LONGEST_S or abs(found.info.duration - sample.duration) > 0.01:
        return ["fault", f"{found.info.duration} s were kept, {sample.duration} s are told"]
    return ["accepted", item.words]


def converted(_workspace, path):
    """As the conversion reads it."""
    try:
        with spool(path, Path(tempfile.gettempdir()), Control()) as file:
            file.seek(0)
            samples = np.frombuffer(file.read(), np.float32)
    except decode.DecodeError as error:
        return refused(error.message)
    return ["accepted", ""] if np.isfinite(samples).all() else ["fault", "not finite"]


def drawn(workspace, path):
    """As a waveform and as a picture of pitches."""
    try:
        levels = peaks(path, workspace.cache_dir).levels
        picture = spectrogram(path, columns=200)
    except decode.DecodeError as error:
        return refused(error.message)
    whole = all(np.isfinite(one).all() for one in levels) and np.isfinite(picture.top_db)
    return ["accepted", ""] if whole else ["fault", "not finite"]


def tagged(_workspace, path):
    """Its tags."""
    try:
        read_provenance(path)
    except decode.DecodeError as error:
        return refused(error.message)
    return ["accepted", ""]


def refused(reason):
    """Refused for a reason, unless it is one that nobody foresaw."""
    if not reason or FOUND.search(reason) or "measured" in reason:
        return ["fault", f"refused without a reason: {reason!r}"]
    if "decoder" in reason:
        return ["decoder", reason]
    return ["refused", reason]


if __name__ == "__main__":
    main()
