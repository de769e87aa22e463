"""What every package says of the program, read from where it is written once.

The version and the description stand in pyproject.toml, the changes in packaging/changelog.md.
Standard library only; Python 3.11 or newer for its reader of TOML.
"""

from __future__ import annotations

import datetime
import os
import re
import subprocess
import tomllib
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
IDENTIFIER = "io.github.mynah.Mynah"
HOMEPAGE = "https://mynah.github.io"
MAINTAINER = "Mynah contributors <mynah@users.noreply.github.com>"
_HEADING = re.compile(r"^## (?P<version>\S+) \((?P<date>\d{4}-\d\d-\d\d)\)$")


@dataclass(frozen=True)
class Release:
    """One version and what people notice of it, newest words first."""

    version: str
    date: datetime.date
    changes: tuple[str, ...]


def version() -> str:
    """The version of this checkout."""
    return str(_project()["version"])


def description() -> str:
    """What the program is, in one sentence."""
    return str(_project()["description"])


def _project() -> dict[str, object]:
    with (ROOT / "pyproject.toml").open("rb") as file:
        project: dict[str, object] = tomllib.load(file)["project"]
    return project


def releases(text: str | None = None) -> list[Release]:
    """The versions in the list of changes, newest first."""
    if text is None:
        text = (ROOT / "packaging" / "changelog.md").read_text(encoding="utf-8")
    found: list[tuple[str, datetime.date, list[str]]] = []
    for line in text.splitlines():
        if heading := _HEADING.match(line):
            date = datetime.date.fromisoformat(heading["date"])
            found.append((heading["version"], date, []))
        elif found and line.startswith("- "):
            found[-1][2].append(line[2:])
        elif found and line.startswith("  "):
            found[-1][2][-1] += " " + line.strip()
    return [Release(number, date, tuple(changes)) for number, date, changes in found]


def build_time() -> int:
    """Seconds since 1970 that packages bear: SOURCE_DATE_EPOCH, or that of the last commit.

    See https://reproducible-builds.org/specs/source-date-epoch/.
    """
    given = os.environ.get("SOURCE_DATE_EPOCH", "").strip()
    if given:
        return int(given)
    command = ["git", "-C", str(ROOT), "log", "-1", "--format=%ct"]
    try:
        said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        date = releases()[0].date
        noon = datetime.time(12, tzinfo=datetime.UTC)
        return int(datetime.datetime.combine(date, noon).timestamp())
    return int(said)
