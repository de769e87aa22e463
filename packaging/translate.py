"""Keep the translations in step with the source.

    python packaging/translate.py update    look for new and changed texts, then compile
    python packaging/translate.py compile   make the .qm files from the .ts files
    python packaging/translate.py missing   list what is not translated yet; fails when there is any

The .ts files in resources/i18n are edited by hand or with Qt Linguist; the .qm files beside them
are never edited.
"""

from __future__ import annotations

import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import PySide6

ROOT = Path(__file__).resolve().parents[1]
I18N = ROOT / "resources" / "i18n"
LANGUAGES = ("en", "de", "es")


def main() -> int:
    """Do what was asked for."""
    command = sys.argv[1] if len(sys.argv) == 2 else ""
    if command == "update":
        update()
        return compile_all()
    if command == "compile":
        return compile_all()
    if command == "missing":
        return missing()
    print(__doc__)
    return 2


def update() -> None:
    """Bring the .ts files up to date with the source; texts that are gone are dropped."""
    I18N.mkdir(exist_ok=True)
    sources = sorted(str(path) for path in (ROOT / "desktop" / "mynah" / "gui").rglob("*.py"))
    for language in LANGUAGES:
        only_plurals = ["-pluralonly"] if language == "en" else []
        target = I18N / f"mynah_{language}.ts"
        command = [tool("lupdate"), *only_plurals, "-no-obsolete", "-locations", "none"]
        command += ["-source-language", "en", "-target-language", language]
        subprocess.run([*command, *sources, "-ts", str(target)], check=True)


def compile_all() -> int:
    """Make every .qm file."""
    for path in sorted(I18N.glob("*.ts")):
        compile_one(path, path.with_suffix(".qm"))
    return 0


def compile_one(source: Path, target: Path) -> None:
    """Make one .qm file; texts without a translation stay English."""
    command = [tool("lrelease"), "-silent", str(source), "-qm", str(target)]
    subprocess.run(command, check=True)


def missing() -> int:
    """Print every text of every language that has no finished translation."""
    gaps = [
        f"{path.name}: {context}: {text}"
        for path in sorted(I18N.glob("*.ts"))
        for context, text in unfinished(path)
    ]
    print("\n".join(gaps) or "Every text is translated.")
    return 1 if gaps else 0


def unfinished(path: Path) -> list[tuple[str, str]]:
    """(context, text) of what has no finished translation in a .ts file."""
    found = []
    for context in ET.parse(path).getroot().iter("context"):  # noqa: S314 - our own file
        name = context.findtext("name", "")
        for message in context.iter("message"):
            translation = message.find("translation")
            if translation is None or translation.get("type") == "unfinished":
                found.append((name, message.findtext("source", "")))
    return found


def tool(name: str) -> str:
    """A program of Qt that comes with PySide6."""
    folder = Path(PySide6.__file__).parent
    for candidate in (folder / name, folder / "Qt" / "libexec" / name, folder / f"{name}.exe"):
        if candidate.exists():
            return str(candidate)
    raise SystemExit(f"{name} is not part of this PySide6 ({folder})")


if __name__ == "__main__":
    sys.exit(main())
