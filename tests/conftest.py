"""What holds for every test: a home of its own, no network, speech of people only where it is."""

from __future__ import annotations

import gc
import importlib
import ipaddress
import os
import socket
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).resolve().parents[1]
SPEECH = Path(os.environ.get("MYNAH_SPEECH") or ROOT.parent / "shared" / "speech")

# No deadline: a busy machine is no bug. The home below is per test, not per example, on purpose.
settings.register_profile(
    "mynah", deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
settings.load_profile("mynah")

# Windows are drawn into memory, with no server and no sound device; the Xvfb group starts its own.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("PYSIDE6_OPTION_LAZY", "0")  # as `mynah.gui` does, which comes too late
# One thread a process: the tests have few cores, and small arrays gain nothing.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


@pytest.fixture(scope="session")
def qapp_cls():
    """The application's own class; imported late, since most tests need no Qt."""
    from mynah.gui.qt_application import MynahApplication

    return MynahApplication


_FULL_COLLECTION_EVERY = 20  # tests
_tests_run = 0


def pytest_sessionstart() -> None:
    """Collect cyclic garbage between tests alone, on this thread.

    Elsewhere the collector would destroy the QObjects of earlier tests in whatever thread runs:
    their notifiers then stay behind in the event loop, which never comes to rest again.
    """
    gc.disable()


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown() -> None:
    """Collect the young garbage of each test, and now and then all."""
    global _tests_run  # noqa: PLW0603 - one process, one count
    _tests_run += 1
    gc.collect(2 if _tests_run % _FULL_COLLECTION_EVERY == 0 else 1)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Slow ones first; skip what listens to people where their recordings are not.

    A test of two minutes that one process begins at the end leaves the others without work.
    """
    items.sort(key=lambda item: item.get_closest_marker("slow") is None)
    if SPEECH.is_dir():
        return
    skip = pytest.mark.skip(reason=f"no recordings of people in {SPEECH} (MYNAH_SPEECH)")
    for item in items:
        if item.get_closest_marker("speech"):
            item.add_marker(skip)


@pytest.fixture
def speech() -> Path:
    """The folder of recordings of people; use it with the marker ``speech``."""
    if not SPEECH.is_dir():
        pytest.skip(f"no recordings of people in {SPEECH} (MYNAH_SPEECH)")
    return SPEECH


@pytest.fixture
def demo() -> Path:
    """The demo recordings that ship with the program."""
    return ROOT / "resources" / "demo"


@pytest.fixture(autouse=True)
def home_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Settings, models, logs and caches go to a folder of the test, in child processes too."""
    home = tmp_path / "mynah home"
    monkeypatch.setenv("MYNAH_HOME", str(home))
    return home


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuse connections that leave this computer: nothing is fetched unasked, least by a test."""
    connect = socket.socket.connect

    def local_only(self: socket.socket, address):
        if self.family in (socket.AF_INET, socket.AF_INET6) and not is_local(str(address[0])):
            raise AssertionError(f"a test tried to connect to {address}")
        return connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", local_only)


@pytest.fixture(autouse=True)
def network_of_the_computer(monkeypatch: pytest.MonkeyPatch) -> None:
    """Commands that run within a test leave the tests' process in the network it is in."""
    main = importlib.import_module("mynah.engine.cli.main")  # the package has a function main
    monkeypatch.setattr(main, "make_private", lambda: False)


def is_local(host: str) -> bool:
    """Whether a host name or address is this computer."""
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
