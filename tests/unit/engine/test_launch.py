import subprocess
import sys

import pytest

from mynah.engine.cli import launch


def test_another_engine_is_started_as_this_one_was(monkeypatch):
    assert launch.engine_command() == [sys.executable, "-P", "-m", "mynah"]
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", "/opt/mynah/mynah-engine")
    monkeypatch.setattr(sys, "platform", "linux")
    assert launch.engine_command() == ["/opt/mynah/mynah-engine"]
    monkeypatch.setattr(sys, "platform", "darwin")
    assert launch.engine_command() == ["/opt/mynah/mynah-engine", "--engine"]


@pytest.mark.engine
def test_the_one_program_of_a_bundle_can_be_the_engine():
    child = subprocess.run(
        [sys.executable, "-m", "mynah", "--engine", "--version"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert child.stdout.startswith("mynah ")
