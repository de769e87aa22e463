"""What the bundle is made of, and under which licences: THIRD_PARTY.txt.

    python packaging/notices.py OUT       by the Python of the environment that is bundled

Names every package that Mynah needs there, with its version, its licence and the texts that it
came with, and the libraries inside some of them that have licences of their own. A package that
says no licence is an error: somebody has to look, and write it down in `STATED`.
"""

from __future__ import annotations

import re
import sys
import sysconfig
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
EXTRAS_SHIPPED = ("torchcrepe", "librosa", "resampy", "tqdm", "onnx")
"""Parts of the bundle that no dependency of Mynah's names."""

STATED = {
    "pyside6-addons": "LGPL-3.0-only",
    "pyside6-essentials": "LGPL-3.0-only",
    "shiboken6": "LGPL-3.0-only",
}
"""Licences of packages whose metadata offers a choice or says nothing; what is chosen here."""

INSIDE = (
    ("Python", "PSF-2.0", "The language and its library. https://www.python.org"),
    (
        "Qt",
        "LGPL-3.0-only",
        (
            "In PySide6, as shared libraries that can be replaced by one's own. The sources are at "
            "https://download.qt.io/official_releases/qt/ and those of PySide6 beside them."
        ),
    ),
    (
        "FFmpeg",
        "LGPL-3.0-or-later",
        (
            "In av and in Qt Multimedia, as shared libraries that can be replaced. Sources: "
            "https://ffmpeg.org and https://github.com/PyAV-Org/pyav-ffmpeg"
        ),
    ),
    (
        "libsndfile, with mpg123 and LAME",
        "LGPL-2.1-or-later",
        "In soundfile, as a shared library. Sources: https://github.com/libsndfile/libsndfile",
    ),
    (
        "soxr",
        "LGPL-2.1-or-later",
        "In the package of that name. Sources: https://github.com/dofuuz/soxr",
    ),
    (
        "libgomp",
        "GPL-3.0-or-later WITH GCC-exception-3.1",
        "The run-time of OpenMP, in torch, faiss-cpu and others.",
    ),
    (
        "OpenBLAS",
        "BSD-3-Clause",
        "In numpy, scipy and faiss-cpu. https://github.com/OpenMathLib/OpenBLAS",
    ),
    (
        "PyInstaller's bootloader",
        "GPL-2.0-or-later WITH Bootloader-exception",
        "Starts the programs; the exception lets programs of any licence be started.",
    ),
    (
        "Resemblyzer's speaker encoder",
        "Apache-2.0",
        "Weights, in mynah/resources/models; its notice lies beside it.",
    ),
)


@dataclass(frozen=True)
class Part:
    """One package of the bundle."""

    name: str
    version: str
    licence: str
    texts: tuple[tuple[str, str], ...]


class NoticeError(Exception):
    """A licence that nobody knows."""


def main(argv: Sequence[str] | None = None) -> int:
    """Write the file that was named."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    if len(arguments) != 1:
        print(__doc__, file=sys.stderr)
        return 2
    try:
        text = notice(parts())
    except NoticeError as error:
        print(f"stopped: {error}", file=sys.stderr)
        return 1
    Path(arguments[0]).write_text(text, encoding="utf-8", newline="\n")
    return 0


def parts(names: Sequence[str] = ("mynah", *EXTRAS_SHIPPED)) -> list[Part]:
    """Every package that these need and that is installed, without Mynah itself."""
    found: dict[str, Part] = {}
    for one in _closure(names):
        name = _normal(one.metadata["Name"])
        if name != "mynah":
            found[name] = Part(name, one.version, licence(one), tuple(texts(one)))
    return [found[name] for name in sorted(found)]


def _closure(names: Sequence[str]) -> Iterator[Distribution]:
    waiting, seen = list(names), set()
    while waiting:
        name = _normal(waiting.pop())
        if name in seen:
            continue
        seen.add(name)
        try:
            one = distribution(name)
        except PackageNotFoundError:
            continue  # of another system, or an extra that is not installed
        yield one
        for requirement in one.requires or ():
            if "extra ==" not in requirement:
                waiting += re.split(r"[^A-Za-z0-9._-]", requirement, maxsplit=1)[:1]


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def licence(one: Distribution) -> str:
    """The licence that a package states.

    Raises:
        NoticeError: None.
    """
    about = one.metadata
    name = _normal(about["Name"])
    expressions = about.get_all("License-Expression")
    if name in STATED:
        return STATED[name]
    if expressions:
        return str(expressions[0])
    kinds = [
        line.rpartition(" :: ")[2]
        for line in about.get_all("Classifier") or ()
        if line.startswith("License :: ") and not line.endswith("OSI Approved")
    ]
    if kinds:
        return ", ".join(kinds)
    first = "".join(about.get_all("License") or ()).strip().splitlines()
    if first and len(first[0]) < 80:
        return first[0]
    raise NoticeError(f"{name} {one.version} says no licence: find it, and add it to STATED")


def texts(one: Distribution) -> Iterator[tuple[str, str]]:
    """Names and contents of the licence files of a package."""
    wanted = re.compile(r"(^|/)(licen[cs]es?/.*|(licen[cs]e|copying|notice)[^/]*)$", re.IGNORECASE)
    for file in one.files or ():
        name = file.as_posix()
        if ".dist-info/" not in name or not wanted.search(name.partition(".dist-info/")[2]):
            continue
        path = Path(str(file.locate()))
        if path.suffix in {".py", ".pyc"} or not path.is_file():
            continue
        yield name.partition(".dist-info/")[2], path.read_text("utf-8", errors="replace")


def python_licence() -> str:
    """The licence of the Python that is bundled."""
    path = Path(sysconfig.get_path("stdlib")) / "LICENSE.txt"
    return path.read_text("utf-8") if path.is_file() else ""


def notice(found: Sequence[Part]) -> str:
    """The whole text."""
    own = (ROOT / "LICENSE").read_text("utf-8")
    lines = [
        "What this copy of Mynah is made of",
        "==================================",
        "",
        "Mynah itself is under the MIT licence, which stands at the end. The parts below belong",
        "to others. Libraries under the LGPL are separate files in this folder, which you may",
        "replace by versions of your own; where their sources are stands beside them.",
        "",
    ]
    lines += [f"{one.name} {one.version}: {one.licence}" for one in found]
    lines += ["", "Inside some of these, or beside them:", ""]
    for name, under, words in INSIDE:
        lines += [f"{name}: {under}", f"    {words}"]
    for one in found:
        for name, text in one.texts:
            lines += _section(f"{one.name} {one.version}, {name}", text)
    if text := python_licence():
        lines += _section("Python", text)
    for path in sorted((ROOT / "packaging" / "licences").glob("*.txt")):
        lines += _section(path.stem, path.read_text("utf-8"))
    lines += _section("Mynah", own)
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _section(title: str, text: str) -> list[str]:
    return ["", "", title, "-" * len(title), "", *text.strip().splitlines()]


if __name__ == "__main__":
    raise SystemExit(main())
