"""Whether what a bundle is made from has changed since one was last built and used.

    python3 packaging/tried.py          say so; exit code 1 where it has changed
    python3 packaging/tried.py --write  note that what is here now was built and used

A bundle takes minutes to build. So each run of the tests compares a SHA-256 of packaging/,
installer/ and what pyproject.toml says of the package with the one in packaging/tried.txt, and
builds one only where they differ. Whoever changed something there builds and tries it
(`packaging/build.py bundle`, `packaging/smoke_test.py`) and notes it down.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import tomllib
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
NOTE = ROOT / "packaging" / "tried.txt"
FOLDERS = ("packaging", "installer")
# Words and pictures for people, and what is not part of a bundle's making.
LEFT_OUT = (
    *("packaging/screenshots/", "packaging/screenshots.py", "packaging/translate.py"),
    *("packaging/changelog.md", "packaging/release.md", "packaging/make_", "packaging/dev.py"),
    "packaging/tried.txt",
)


def main(argv: Sequence[str] | None = None) -> int:
    """Compare, or note down."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    now = state(ROOT)
    if arguments == ["--write"]:
        NOTE.write_text(f"{now}\n", encoding="ascii")
        return 0
    changed = not NOTE.is_file() or NOTE.read_text(encoding="ascii").strip() != now
    print("what a bundle is made from " + ("has changed" if changed else "is as it was tried"))
    return 1 if changed else 0


def state(root: Path) -> str:
    """SHA-256 over names and contents of all that a bundle's making depends on."""
    listed = subprocess.run(
        ["git", "-C", str(root), "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        capture_output=True,
        check=True,
    ).stdout.decode("utf-8")
    whole = hashlib.sha256()
    for name in sorted(listed.split("\0")):
        inside = name.split("/")[0] in FOLDERS and not name.startswith(LEFT_OUT)
        path = root / name
        if inside and path.is_file():
            content = hashlib.sha256(path.read_bytes()).hexdigest()
            whole.update(f"{content}  {name}\n".encode())
    with (root / "pyproject.toml").open("rb") as file:
        settings = tomllib.load(file)
    package = {"project": settings["project"], "setuptools": settings["tool"]["setuptools"]}
    whole.update(json.dumps(package, sort_keys=True).encode())
    return whole.hexdigest()


if __name__ == "__main__":
    raise SystemExit(main())
