"""Writing one recording into the library, without loss and all at once."""

import contextlib
import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from mynah.audio import decode
from mynah.audio.backends import open_source
from mynah.audio.write import StreamWriter, WriteError
from mynah.project import atomic, leftovers
from mynah.project.disk import FULL, free_bytes, refusal, size_words
from mynah.project.locks import locked
from mynah.project.sample import META_SUFFIX
from mynah.project.workspace import Workspace
from mynah.protocol.errors import ErrorCode, MynahError

BLOCK_FRAMES = 1 << 17
_SPARE_BYTES = 1 << 20

# Samples that libsndfile gives as float32 without loss go into the smallest coding that holds
# them. Decoders of lossy files give float32, which is kept.
_SUBTYPES = {
    "pcm_s8": "PCM_16",
    "pcm_u8": "PCM_16",
    "pcm_16": "PCM_16",
    "ulaw": "PCM_16",
    "alaw": "PCM_16",
    "pcm_24": "PCM_24",
    "pcm_32": "PCM_32",
    "double": "DOUBLE",
}
# Wider than float32: these are copied in their own type.
_WIDE = {"PCM_32": "int32", "DOUBLE": "float64"}

Block = npt.NDArray[np.float32] | npt.NDArray[np.float64] | npt.NDArray[np.int32]


class ChangedError(Exception):
    """The file's content was not the same when it was read a second time."""


def store_audio(source: Path, scan: decode.Scan, target: Path) -> str:
    """Write a recording as WAV at its own rate and channels, and prove that nothing was lost.

    Args:
        source: The original; only read.
        scan: What a first pass over it found.
        target: The WAV file to write.

    Returns:
        The coding of the WAV file, in libsndfile's words.

    Raises:
        ChangedError: The original changed since it was scanned.
        decode.DecodeError: The original can no longer be read.
        MynahError: ``DISK_FULL`` or ``NO_PERMISSION``.
    """
    repaired = scan.non_finite > 0
    wanted = _SUBTYPES.get(scan.info.codec.lower(), "FLOAT")
    if repaired and wanted == "DOUBLE":
        wanted = "FLOAT"
    for subtype in dict.fromkeys((wanted, "FLOAT")):
        _write(source, scan, target, subtype)
        if decode.scan(target).sha256 == scan.sha256:
            return subtype
    raise ChangedError


def store_parts(source: Path, target: Path, parts: Sequence[tuple[int, int]]) -> tuple[str, int]:
    """Write parts of a stored recording behind each other, sample for sample.

    Args:
        source: A WAV file of the library.
        target: The WAV file to write, of the same rate, channels and coding.
        parts: First frame and the one after the last, of each part.

    Returns:
        The hash of the new content, as `decode.scan` gives it, and its number of frames.

    Raises:
        ChangedError: What was written is not what was read.
        decode.DecodeError: The recording can no longer be read.
        MynahError: ``DISK_FULL`` or ``NO_PERMISSION``.
    """
    frames = sum(last - first for first, last in parts)
    with decode.open_audio(source) as reader:
        rate, channels = reader.info.sample_rate, reader.info.channels
        codec = reader.info.codec
    digest = decode.content_hash(rate, channels)
    for first, last in parts:
        for block in _part(source, first, last):
            digest.update(np.ascontiguousarray(block).data)
    subtype = codec.upper()
    kind = _WIDE.get(subtype, "float32")
    try:
        with StreamWriter(target, rate, channels, "wav", subtype, None, frames) as writer:
            for first, last in parts:
                with contextlib.closing(open_source(source, kind)) as file:
                    file.skip(first)
                    for start in range(first, last, BLOCK_FRAMES):
                        writer.write(file.read(min(BLOCK_FRAMES, last - start)))
    except WriteError as error:
        raise _explained(error, target, frames * channels * 8) from error
    written = decode.scan(target)
    if written.sha256 != digest.hexdigest():
        raise ChangedError
    return written.sha256, written.info.frames


def _part(source: Path, first: int, last: int) -> Iterator[decode.Samples]:
    with decode.open_audio(source) as reader:
        reader.skip(first)
        missing = last - first
        while missing and len(block := reader.read(min(BLOCK_FRAMES, missing))):
            missing -= len(block)
            yield block


def file_sha256(path: Path) -> str:
    """Return the SHA-256 of a file in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def commit(
    workspace: Workspace, item: Path, sample_id: str, meta: Mapping[str, Any], transcript: str
) -> bool:
    """Give the prepared ``audio.wav`` in ``item`` its companions and move all into the library.

    Args:
        workspace: Where to.
        item: A folder of :class:`mynah.project.leftovers.Staging` that holds the audio.
        sample_id: Name of the sample.
        meta: Content of its ``.meta.json``.
        transcript: What is said in it; may be empty.

    Returns:
        Whether it was added; ``False`` when another process added the same recording first.

    Raises:
        MynahError: ``DISK_FULL``, ``NO_PERMISSION``, ``BUSY``.
    """
    with atomic.disk_errors(workspace.samples_dir):
        text = transcript + "\n" if transcript else ""
        atomic.write_text(item / leftovers.TEXT, text)
        atomic.write_json(item / leftovers.META, meta)
        with locked(workspace.samples_lock):
            if (workspace.samples_dir / (sample_id + META_SUFFIX)).exists():
                return False
            leftovers.move_into_library(item, workspace.samples_dir, sample_id)
    return True


def jsonable(value: Any) -> Any:
    """Return ``value`` as JSON can hold it: numbers that are not finite become ``None``."""
    text = json.dumps(value, default=str)
    return json.loads(text, parse_constant=lambda _name: None)


def _write(source: Path, scan: decode.Scan, target: Path, subtype: str) -> None:
    info = scan.info
    try:
        with StreamWriter(
            target, info.sample_rate, info.channels, "wav", subtype, expected_frames=info.frames
        ) as writer:
            for block in _blocks(source, subtype):
                writer.write(block)  # type: ignore[arg-type]
    except WriteError as error:
        raise _explained(error, target, info.frames * info.channels * 8) from error


def _blocks(source: Path, subtype: str) -> Iterator[Block]:
    if subtype not in _WIDE:
        yield from decode.blocks(source, BLOCK_FRAMES)
        return
    with contextlib.closing(open_source(source, _WIDE[subtype])) as file:
        while len(block := file.read(BLOCK_FRAMES)):
            yield block


def _explained(error: WriteError, target: Path, needed: int) -> Exception:
    """Why a sound file could not be written, with what it needs."""
    free = free_bytes(target.parent)
    if error.errno in FULL and free is not None and free < needed + _SPARE_BYTES:
        return MynahError(
            ErrorCode.DISK_FULL,
            f"The disk of the library is full: the next recording needs up to "
            f"{size_words(needed)}, {size_words(free)} are free.",
            hint="Free some space, or move the workspace to another disk, and import again; "
            "what is there already is not imported twice.",
            detail=str(error),
        )
    seen = next(one for one in target.parents if not one.name.startswith("."))
    return refusal(error, seen) or MynahError(
        ErrorCode.DISK_FAILED, "The library could not be written.", detail=str(error)
    )
