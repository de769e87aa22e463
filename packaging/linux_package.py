"""Packages for Linux of a bundle that `packaging/build.py` made.

    python3 packaging/linux_package.py check               validate the metadata, build nothing
    python3 packaging/linux_package.py deb BUNDLE          dist/mynah_VERSION-1_ARCH.deb
    python3 packaging/linux_package.py archive BUNDLE      dist/Mynah-VERSION-ARCH.tar.xz: an AppDir
    python3 packaging/linux_package.py appimage BUNDLE     dist/Mynah-VERSION-ARCH.AppImage
    python3 packaging/linux_package.py tree BUNDLE FOLDER  what is installed, below FOLDER/usr

The same bundle gives the same bytes: every file bears the time of SOURCE_DATE_EPOCH, or that of
the last commit, and belongs to root. `--fast` compresses little, for trying things out.
Needs dpkg-deb and rsvg-convert (Debian: dpkg, librsvg2-bin); `check` uses desktop-file-validate,
appstreamcli, update-mime-database and man, and says which of them are missing. An AppImage needs
`appimagetool`, which is in no distribution.
"""

from __future__ import annotations

import argparse
import datetime
import email.utils
import gzip
import os
import platform
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Sequence
from pathlib import Path
from xml.sax.saxutils import escape

sys.path.insert(0, str(Path(__file__).resolve().parent))
sys.path.insert(0, str(Path(__file__).resolve().parent / "pyinstaller"))

import about
import contents

HERE = Path(__file__).resolve().parent / "linux"
DIST = about.ROOT / "dist"
ICON_SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
DOCUMENTS = ("application-vnd.mynah.voice", "application-vnd.mynah.workspace")
RECOMMENDS = ("espeak-ng", "xdg-utils")
LONG_DESCRIPTION = """
 Drop recordings of a voice on the window, see which are good, press one
 button, and get a trained voice. Then convert recordings to it, or type a
 text and hear it spoken. Everything happens on this computer.
 .
 The Lite voice learns on an ordinary processor in minutes, with nothing to
 download. RVC voices are trained, played and exchanged with other programs
 of their family. Every file that comes out says that it is synthetic.
""".strip("\n")


class PackageError(Exception):
    """What went wrong, in words for the person at the terminal."""


def main(argv: Sequence[str] | None = None) -> int:
    """Read the command and do it; 1 when something is wrong."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    commands = parser.add_subparsers(required=True, dest="command")
    commands.add_parser("check")
    for name in ("deb", "archive", "appimage"):
        command = commands.add_parser(name)
        command.add_argument("bundle", type=Path, help="folder with the programs and _internal")
        command.add_argument("--out", type=Path, default=DIST)
        command.add_argument("--fast", action="store_true", help="compress little")
    tree = commands.add_parser("tree")
    tree.add_argument("bundle", type=Path)
    tree.add_argument("folder", type=Path)
    options = parser.parse_args(argv)
    try:
        if options.command == "check":
            return check()
        if options.command == "tree":
            stage(options.bundle, options.folder)
            settle(options.folder)
            return 0
        options.out.mkdir(parents=True, exist_ok=True)
        make = {"deb": make_deb, "archive": make_archive, "appimage": make_appimage}
        made = make[options.command](options.bundle, options.out, fast=options.fast)
        print(f"{made}  {made.stat().st_size / 1e6:.0f} MB")
    except PackageError as error:
        print(f"stopped: {error}", file=sys.stderr)
        return 1
    return 0


# What is installed


def stage(bundle: Path, root: Path, prefix: str = "usr") -> None:
    """Lay out the bundle and everything around it below `root`."""
    for name in ("mynah", "mynah-engine"):
        if not (bundle / name).is_file():
            raise PackageError(f"{bundle} is no bundle: {name} is missing")
    usr = root / prefix
    # Links stay links: a copy of each would double the size.
    shutil.copytree(bundle, usr / "lib" / "mynah", symlinks=True)
    (usr / "bin").mkdir(parents=True)
    for name in ("mynah", "mynah-engine"):
        (usr / "bin" / name).symlink_to(f"../lib/mynah/{name}")
    stage_metadata(usr / "share")


def stage_metadata(share: Path) -> None:
    """Menu entry, description, file types, icons and the page of the manual, below `share`."""
    put(share / "applications" / f"{about.IDENTIFIER}.desktop", source("desktop"))
    put(share / "metainfo" / f"{about.IDENTIFIER}.metainfo.xml", metainfo())
    put(share / "mime" / "packages" / f"{about.IDENTIFIER}.xml", source("mime.xml"))
    put_compressed(share / "man" / "man1" / "mynah.1.gz", manual())
    (share / "man" / "man1" / "mynah-engine.1.gz").symlink_to("mynah.1.gz")
    icons = share / "icons" / "hicolor"
    drawing = about.ROOT / "resources" / "icons" / "mynah.svg"
    draw(drawing, icons, "apps", about.IDENTIFIER)
    for name in DOCUMENTS:
        draw(HERE / "icons" / f"{name}.svg", icons, "mimetypes", name)


def source(kind: str) -> str:
    """A file of packaging/linux by its ending."""
    return (HERE / f"{about.IDENTIFIER}.{kind}").read_text(encoding="utf-8")


def metainfo() -> str:
    """The description for software centres (AppStream), with the versions so far."""
    parts = []
    for release in about.releases():
        items = "".join(f"\n          <li>{escape(text)}</li>" for text in release.changes)
        parts.append(
            f'    <release version="{release.version}" date="{release.date.isoformat()}">\n'
            f"      <description>\n        <ul>{items}\n        </ul>\n      </description>\n"
            "    </release>"
        )
    return source("metainfo.xml.in").replace("@RELEASES@", "\n".join(parts))


def manual() -> str:
    """The page of the manual."""
    text = (HERE / "mynah.1.in").read_text(encoding="utf-8")
    date = about.releases()[0].date.isoformat()
    return text.replace("@VERSION@", about.version()).replace("@DATE@", date)


def draw(drawing: Path, icons: Path, context: str, name: str) -> None:
    """An icon in all sizes, and as it was drawn."""
    scalable = icons / "scalable" / context / f"{name}.svg"
    scalable.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(drawing, scalable)
    for size in ICON_SIZES:
        target = icons / f"{size}x{size}" / context / f"{name}.png"
        target.parent.mkdir(parents=True, exist_ok=True)
        run("rsvg-convert", "-w", size, "-h", size, "-o", target, drawing)


# The package for Debian and its relatives


def make_deb(bundle: Path, out: Path, *, fast: bool = False) -> Path:
    """A package for Debian 12 and newer, and Ubuntu 24.04 and newer."""
    name, architecture = f"{about.version()}-1", debian_architecture()
    target = out / f"mynah_{name}_{architecture}.deb"
    with tempfile.TemporaryDirectory() as place:
        root = Path(place) / "root"
        stage(bundle, root)
        documents = root / "usr" / "share" / "doc" / "mynah"
        put(documents / "copyright", copyright_file())
        put_compressed(documents / "changelog.Debian.gz", debian_changelog())
        put_compressed(documents / "README.md.gz", (about.ROOT / "README.md").read_text("utf-8"))
        overrides = (HERE / "lintian-overrides").read_text(encoding="utf-8")
        put(root / "usr" / "share" / "lintian" / "overrides" / "mynah", overrides)
        size = sum(path.lstat().st_size for path in root.rglob("*")) // 1024
        put(root / "DEBIAN" / "control", control_file(name, architecture, size))
        put(root / "DEBIAN" / "md5sums", checksums(root))
        settle(root)
        level = ("-Zxz", "-z1") if fast else ("-Zxz", "-z6")
        run("dpkg-deb", "--root-owner-group", "--threads-max=2", *level, "--build", root, target)
    return target


def debian_architecture() -> str:
    """Debian's name of this processor."""
    names = {"x86_64": "amd64", "aarch64": "arm64"}
    return names.get(platform.machine(), platform.machine())


def control_file(version: str, architecture: str, size: int) -> str:
    """What dpkg is told of the package; `size` in KiB."""
    return (
        f"Package: mynah\nVersion: {version}\nSection: sound\nPriority: optional\n"
        f"Architecture: {architecture}\nMaintainer: {about.MAINTAINER}\n"
        f"Installed-Size: {size}\nDepends: {', '.join(contents.SYSTEM_PACKAGES)}\n"
        f"Recommends: {', '.join(RECOMMENDS)}\nHomepage: {about.HOMEPAGE}\n"
        f"Description: make and use a voice of your own, offline\n{LONG_DESCRIPTION}\n"
    )


def debian_changelog() -> str:
    """The list of changes in Debian's form."""
    parts = []
    for release in about.releases():
        noon = datetime.datetime.combine(release.date, datetime.time(12), datetime.UTC)
        changes = "\n".join("  * " + "\n    ".join(wrapped(text)) for text in release.changes)
        parts.append(
            f"mynah ({release.version}-1) stable; urgency=medium\n\n{changes}\n\n"
            f" -- {about.MAINTAINER}  {email.utils.format_datetime(noon)}\n"
        )
    return "\n".join(parts)


def wrapped(text: str) -> list[str]:
    """A sentence in lines of at most 74 letters."""
    import textwrap

    return textwrap.wrap(text, 74)


def copyright_file() -> str:
    """Whose the program is; in Debian's machine-readable form."""
    return (HERE / "copyright").read_text(encoding="utf-8")


def checksums(root: Path) -> str:
    """What `md5sums` of a package holds: for finding damage, not for safety."""
    import hashlib

    lines = []
    for path in sorted((root / "usr").rglob("*")):
        if path.is_file() and not path.is_symlink():
            with path.open("rb") as file:
                digest = hashlib.file_digest(file, "md5").hexdigest()
            lines.append(f"{digest}  {path.relative_to(root)}\n")
    return "".join(lines)


# One file or folder that needs no installation


def make_appdir(bundle: Path, folder: Path) -> Path:
    """A folder that runs from anywhere, in the layout of AppImage's AppDir."""
    stage(bundle, folder)
    share = folder / "usr" / "share"
    (folder / "AppRun").symlink_to("usr/lib/mynah/mynah")
    entry = f"{about.IDENTIFIER}.desktop"
    (folder / entry).symlink_to(f"usr/share/applications/{entry}")
    icon = share / "icons" / "hicolor" / "256x256" / "apps" / f"{about.IDENTIFIER}.png"
    shutil.copyfile(icon, folder / f"{about.IDENTIFIER}.png")
    (folder / ".DirIcon").symlink_to(f"{about.IDENTIFIER}.png")
    settle(folder)
    return folder


def make_archive(bundle: Path, out: Path, *, fast: bool = False) -> Path:
    """The AppDir in a .tar.xz: unpack it anywhere and start AppRun."""
    name = f"Mynah-{about.version()}-{platform.machine()}"
    target = out / f"{name}.tar.xz"
    with tempfile.TemporaryDirectory() as place:
        folder = make_appdir(bundle, Path(place) / name)
        temporary = target.with_name(f".{target.name}.part")
        with tarfile.open(temporary, "w:xz", preset=1 if fast else 6) as archive:
            archive.add(folder, name, filter=_as_roots)
        temporary.replace(target)
    return target


def _as_roots(member: tarfile.TarInfo) -> tarfile.TarInfo:
    member.uid = member.gid = 0
    member.uname = member.gname = "root"
    member.mtime = about.build_time()
    return member


def make_appimage(bundle: Path, out: Path, *, fast: bool = False) -> Path:
    """One file that runs by a double click, where `appimagetool` is found."""
    tool = shutil.which("appimagetool")
    if tool is None:
        raise PackageError(
            "appimagetool is not here; get it from github.com/AppImage/appimagetool. The archive "
            "holds the same AppDir."
        )
    target = out / f"Mynah-{about.version()}-{platform.machine()}.AppImage"
    with tempfile.TemporaryDirectory() as place:
        folder = make_appdir(bundle, Path(place) / "Mynah.AppDir")
        level = "1" if fast else "15"
        squash = ("--mksquashfs-opt", "-Xcompression-level", "--mksquashfs-opt", level)
        run(tool, "--no-appstream", *squash, folder, target)
    return target


# The metadata, without a bundle


def check() -> int:
    """Validate the metadata with the tools of the desktop; 1 where one of them complains."""
    missing, wrong = [], []
    with tempfile.TemporaryDirectory() as place:
        share = Path(place) / "share"
        stage_metadata(share)
        entry = share / "applications" / f"{about.IDENTIFIER}.desktop"
        description = share / "metainfo" / f"{about.IDENTIFIER}.metainfo.xml"
        page = Path(place) / "mynah.1"
        put(page, manual())
        for command in (
            ("desktop-file-validate", str(entry)),
            ("appstreamcli", "validate", "--no-net", "--pedantic", str(description)),
            ("update-mime-database", str(share / "mime")),
            ("man", "--warnings", "-l", "-Tutf8", str(page)),
        ):
            if shutil.which(command[0]) is None:
                missing.append(command[0])
                continue
            done = subprocess.run(command, capture_output=True, text=True, check=False)
            noise = done.stderr if command[0] == "man" else ""
            if done.returncode or noise:
                wrong.append(f"{command[0]}:\n{done.stdout}{done.stderr}")
    for text in wrong:
        print(text, file=sys.stderr)
    if missing:
        print(f"not checked, since missing here: {', '.join(missing)}")
    print("the metadata is in order" if not wrong else "the metadata is wrong")
    return 1 if wrong else 0


# Files


def put(path: Path, text: str) -> None:
    """Write a text file, with the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def put_compressed(path: Path, text: str) -> None:
    """Write a text file as gzip without a time or a name in it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress(text.encode("utf-8"), compresslevel=9, mtime=0))


def settle(root: Path) -> None:
    """Give all files the same time, and the rights that files of a package have."""
    when = about.build_time()
    for path in [*root.rglob("*"), root]:
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or is_program(path) else 0o644)
        os.utime(path, (when, when), follow_symlinks=False)


def is_program(path: Path) -> bool:
    """Whether a file is started by its name; wheels mark libraries and texts so as well."""
    if not path.stat().st_mode & 0o100 or ".so" in path.suffixes:
        return False
    with path.open("rb") as file:
        return file.read(4).startswith((b"\x7fELF", b"#!"))


def run(*words: object) -> None:
    """Run a program; an error tells what it said."""
    command = [str(word) for word in words]
    try:
        subprocess.run(command, check=True, capture_output=True, text=True)
    except FileNotFoundError:
        raise PackageError(f"{command[0]} is not installed") from None
    except subprocess.CalledProcessError as error:
        raise PackageError(f"{command[0]} failed: {error.stderr or error.stdout}") from error


if __name__ == "__main__":
    raise SystemExit(main())
