"""What is different where Mynah runs from a bundle: its programs, libraries and surroundings.

A bundle (PyInstaller) is one folder with two programs, `mynah` and `mynah-engine`, which share
what lies in `_internal`. Everything that asks "am I frozen?" asks here.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, MutableMapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from mynah.project import paths

ENGINE = "mynah-engine"
_SUFFIX = "_ORIG"
# By these a bootloader tells the next one that it is a part of the same program, which then finds
# its libraries where the first one did. Without them it looks for itself.
_BOOTLOADER = "_PYI_"
# Where a bundle's bootloader and its hooks put their own folders in front; another program must
# load its own libraries and plugins, as must another program of the bundle, which sets them anew.
_OURS = (
    "LD_LIBRARY_PATH",
    "DYLD_LIBRARY_PATH",
    "DYLD_FRAMEWORK_PATH",
    "QT_PLUGIN_PATH",
    "QML2_IMPORT_PATH",
)
# A desktop such as KDE names its own plugins by these, which are of another Qt than ours. Qt
# finds ours by the place of its libraries.
_QT_PLACES = ("QT_PLUGIN_PATH", "QT_QPA_PLATFORM_PLUGIN_PATH", "QML2_IMPORT_PATH")
# The system's own certificates: OpenSSL in a bundle looks where the system of its making has them.
_CERTIFICATES = (
    "/etc/ssl/certs/ca-certificates.crt",  # Debian, Arch
    "/etc/pki/tls/certs/ca-bundle.crt",  # Fedora
    "/etc/ssl/ca-bundle.pem",  # openSUSE
    "/etc/ssl/cert.pem",
)


def is_frozen() -> bool:
    """Whether this is a program of a bundle."""
    return bool(getattr(sys, "frozen", False))


def engine_program() -> tuple[str, list[str]]:
    """The engine of this bundle: its program, and the arguments that make it the engine.

    On macOS a bundle has one program, which is told what to be.
    """
    if sys.platform == "darwin":
        return sys.executable, ["--engine"]
    suffix = ".exe" if sys.platform == "win32" else ""
    own = Path(sys.executable)
    if own.is_symlink():  # such as /usr/bin/mynah
        own = own.resolve()
    return str(own.with_name(ENGINE + suffix)), []


def has_engine_beside() -> bool:
    """Whether the engine is another program of this bundle, and this one is the window alone."""
    return is_frozen() and sys.platform != "darwin"


def notices() -> Path | None:
    """The file with the licences of everything in this bundle; None outside one."""
    place = getattr(sys, "_MEIPASS", "")
    path = Path(place) / "THIRD_PARTY.txt"
    return path if place and path.is_file() else None


def way_to_install(command: str, *, brought: bool = True) -> str:
    """A sentence that says how a person gets a library that is missing.

    Nothing can be installed into a bundle: what it brings was lost, and what it does not bring
    needs Mynah as an installation of Python packages.

    Args:
        command: That installs it for a Python.
        brought: Whether a bundle holds it.
    """
    if not is_frozen():
        return f"Install it with `{command}`."
    if brought:
        return "It comes with Mynah, so a part of the program was lost. Install Mynah again."
    return (
        "The installed program cannot take it in. Install Mynah from PyPI into an environment of "
        f"your own, with `pip install mynah`, and there use `{command}`."
    )


def outer_environment(inner: Mapping[str, str] | None = None) -> dict[str, str]:
    """The environment as it was before a bundle changed it for its own libraries and plugins.

    Args:
        inner: That of this process when not given.
    """
    environment = dict(os.environ if inner is None else inner)
    for name in _OURS:
        before = environment.pop(name + _SUFFIX, None)
        if before is not None:
            environment[name] = before
        elif is_frozen() and name in environment:
            environment[name] = _without_ours(environment[name])
            if not environment[name]:
                del environment[name]
    if is_frozen():
        return {name: one for name, one in environment.items() if not name.startswith(_BOOTLOADER)}
    return environment


def _without_ours(places: str) -> str:
    """A list of folders without those in this bundle."""
    own = Path(getattr(sys, "_MEIPASS", Path(sys.executable).parent))
    folders = places.split(os.pathsep)
    return os.pathsep.join(one for one in folders if one and not Path(one).is_relative_to(own))


def settle(environ: MutableMapping[str, str] | None = None) -> None:
    """Make the surroundings of a bundle's program those of any other; the first thing it does.

    The libraries are found by now: the linker reads its variable once, before Python begins. So
    it is given back here, and whatever is started later, such as a file manager, a browser or
    espeak-ng, loads its own libraries, whoever starts it. Nothing is done outside a bundle.

    Args:
        environ: That of this process when not given.
    """
    if not is_frozen():
        return
    environ = os.environ if environ is None else environ
    outer = outer_environment(environ)
    for name in set(environ) - set(outer):
        del environ[name]
    environ.update(outer)
    # Compiled code is kept by numba beside the library, which is no place of the person's. Ours
    # brings no numba; a library that finds one shall not fail for that.
    environ.setdefault("NUMBA_CACHE_DIR", str(paths.cache_dir() / "numba"))
    if sys.platform == "linux" and "SSL_CERT_FILE" not in environ and (found := _certificates()):
        environ["SSL_CERT_FILE"] = found
    # A program without a console has no streams, and libraries that say something then break.
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115 - to the end


@contextmanager
def without_foreign_qt(environ: MutableMapping[str, str] | None = None) -> Iterator[None]:
    """Hide where another Qt has its plugins, while ours looks for its own.

    Programs that are started later find their places as they were.

    Args:
        environ: That of this process when not given.
    """
    environ = os.environ if environ is None else environ
    names = [name for name in _QT_PLACES if is_frozen() and name in environ]
    hidden = {name: environ.pop(name) for name in names}
    try:
        yield
    finally:
        environ.update(hidden)


def run_engine(arguments: Sequence[str]) -> int:
    """Become the engine of this bundle, for a command that was given to the window's program.

    Returns:
        The exit code, on Windows; elsewhere this process is the engine from here on.
    """
    program, first = engine_program()
    command = [program, *first, *arguments]
    environment = outer_environment()
    if sys.platform != "win32":
        sys.stdout.flush()
        os.execve(program, command, environment)  # noqa: S606 - no shell is wanted
    return subprocess.run(command, env=environment, check=False).returncode  # noqa: S603 - ours


def _certificates() -> str:
    return next((path for path in _CERTIFICATES if Path(path).is_file()), "")
