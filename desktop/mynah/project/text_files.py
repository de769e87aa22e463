"""Reading a text that somebody wrote in another program."""

from pathlib import Path

from mynah.protocol.errors import ErrorCode, MynahError

SUFFIXES = frozenset({".txt", ".md", ".markdown", ".text"})
MAX_BYTES = 4_000_000
"""Some hundred hours of speech; more is hardly meant."""
_MARKED = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


def read_text(path: Path) -> str:
    """Read a text file in UTF-8, UTF-16 with its mark, or the usual 8 bits of the west.

    Raises:
        MynahError: ``NOT_FOUND``, ``NO_PERMISSION``, ``BAD_INPUT`` for what is no text or far too
            long.
    """
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except FileNotFoundError as error:
        raise MynahError(ErrorCode.NOT_FOUND, f"{path} is not there.") from error
    except OSError as error:
        raise MynahError(
            ErrorCode.NO_PERMISSION, f"{path} may not be read.", detail=str(error)
        ) from error
    return decoded_text(data, path.name)


def decoded_text(data: bytes, name: str) -> str:
    """The text in the bytes of a file, or of what a program wrote.

    Raises:
        MynahError: ``BAD_INPUT`` for what is no text or far too long.
    """
    if len(data) > MAX_BYTES:
        raise MynahError(
            ErrorCode.BAD_INPUT,
            f"{name} is longer than {MAX_BYTES // 1_000_000} MB.",
            hint="Divide it into several texts.",
        )
    text = _decoded(data)
    if text is None:
        raise MynahError(
            ErrorCode.BAD_INPUT,
            f"{name} is not a plain text.",
            hint="Save it as text (.txt) in the program that wrote it, or copy and paste it.",
        )
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _decoded(data: bytes) -> str | None:
    encoding = next((name for mark, name in _MARKED if data.startswith(mark)), "")
    if not encoding and b"\0" in data:
        return None
    for one in (encoding,) if encoding else ("utf-8", "cp1252", "latin-1"):
        try:
            return data.decode(one)
        except UnicodeDecodeError:
            continue
    return None
