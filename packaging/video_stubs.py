"""Take two video encoders under the GPL out of a bundle for Linux.

    python3 packaging/video_stubs.py BUNDLE

The FFmpeg in PyAV's wheel is linked with x264 and x265, which are under the GPL, and Mynah encodes
no video. Each is replaced by an empty library of the same name, whose functions answer that it
does not work, so that the bundle holds no GPL code and 22 MB less. FFmpeg's own files are as they
were. Needs gcc, nm and readelf.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

ENCODERS = ("x264", "x265")
_DATA = {"x264_levels"}
"""Names of tables, not functions; an empty one ends at once."""


class StubError(Exception):
    """What went wrong, in words."""


def main(argv: Sequence[str] | None = None) -> int:
    """Replace them in the folder that was named."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    if len(arguments) != 1:
        print(__doc__, file=sys.stderr)
        return 2
    try:
        for path in replace_all(Path(arguments[0])):
            print(f"{path} is empty now")
    except StubError as error:
        print(f"stopped: {error}", file=sys.stderr)
        return 1
    return 0


def replace_all(bundle: Path) -> list[Path]:
    """Replace every such library below a folder, and return their paths.

    Raises:
        StubError: One is asked for something that cannot be replaced, or a tool is missing.
    """
    # Links are other names of the same files.
    libraries = [path for path in bundle.rglob("*.so*") if not path.is_symlink()]
    replaced = []
    for encoder in ENCODERS:
        for path in libraries:
            if re.match(rf"lib{encoder}(-[0-9a-f]+)?\.so", path.name):
                users = [one for one in libraries if path.name in needed(one)]
                symbols = sorted({name for one in users for name in wanted(one, encoder)})
                write_stub(path, symbols)
                replaced.append(path)
    return replaced


def needed(library: Path) -> list[str]:
    """Names of the libraries that one is linked with."""
    return re.findall(r"\(NEEDED\).*\[(.+)\]", _said("readelf", "-d", str(library)))


def wanted(library: Path, encoder: str) -> list[str]:
    """What a library takes from an encoder."""
    listed = _said("nm", "-D", "--undefined-only", str(library))
    return [
        name for name in re.findall(r" U (\S+)$", listed, re.MULTILINE) if name.startswith(encoder)
    ]


def write_stub(path: Path, symbols: Sequence[str]) -> None:
    """Put a library in the place of another that has these names and does nothing."""
    lines = []
    for name in symbols:
        if not re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]*", name):
            raise StubError(f"{path.name} is asked for {name!r}")
        # A null pointer, or for a number 0: "no encoder" for all that FFmpeg calls first.
        body = (
            f"const void *{name}[64];" if name in _DATA else f"void *{name}(void) {{ return 0; }}"
        )
        lines.append(body)
    soname = re.findall(r"\(SONAME\).*\[(.+)\]", _said("readelf", "-d", str(path)))
    with tempfile.TemporaryDirectory() as place:
        code, made = Path(place) / "stub.c", Path(place) / "stub.so"
        code.write_text("\n".join(lines) + "\n", encoding="ascii")
        harden = ["-Wl,-z,relro,-z,now", "-s"]
        named = [f"-Wl,-soname,{soname[0]}"] if soname else []
        _said("gcc", "-O2", "-shared", "-fPIC", *harden, *named, "-o", str(made), str(code))
        path.write_bytes(made.read_bytes())


def _said(*command: str) -> str:
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    except FileNotFoundError:
        raise StubError(f"{command[0]} is not installed") from None
    except subprocess.CalledProcessError as error:
        raise StubError(f"{command[0]}: {error.stderr}") from error
    return done.stdout


if __name__ == "__main__":
    raise SystemExit(main())
