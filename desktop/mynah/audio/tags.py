"""What the tags of a sound file say."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mynah.audio.apart import tags_apart
from mynah.audio.backends import DecodeError
from mynah.audio.decode import probe
from mynah.audio.decoder_program import chosen_program

if TYPE_CHECKING:
    from os import PathLike


def read_tags(path: str | PathLike[str]) -> dict[str, str]:
    """The tags of a sound file by name in lower case, such as ``comment``; empty without any.

    Those of WAV (LIST/INFO), FLAC and Ogg (Vorbis comments), MP3 (ID3) and what else FFmpeg's
    libraries know. Bytes that are no UTF-8 are replaced.

    Raises:
        DecodeError: as `decode.open_audio`, for a file that is no sound file or cannot be read.
    """
    if chosen_program() is not None:
        return tags_apart(Path(path))
    probe(path)  # says in the program's words why a file cannot be read
    import av

    av.logging.set_level(None)
    try:
        with Path(path).open("rb") as file, av.open(file, metadata_errors="replace") as container:
            found = {**container.metadata}
            if container.streams.audio:  # Ogg has them there
                found |= container.streams.audio[0].metadata
    except (av.FFmpegError, OSError, ValueError) as error:
        raise DecodeError("unreadable", f"The tags cannot be read: {error}.") from error
    return {name.lower(): text for name, text in found.items()}
