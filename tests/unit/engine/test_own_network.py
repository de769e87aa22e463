"""A network in which the processes of a run are alone."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from mynah.engine import own_network
from mynah.engine.cli.main import build_parser

TALK = """
import json, os, socket
from mynah.engine.own_network import is_private, make_private
before = os.readlink("/proc/self/ns/net")
made = make_private()
listening = socket.create_server(("127.0.0.1", 0)) if made else None
heard = socket.create_connection(listening.getsockname()) if made else None
after = os.readlink("/proc/self/ns/net")
port = listening.getsockname()[1] if made else 0
print(json.dumps([made, is_private(), before, after, port]), flush=True)
input()
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has them")
def test_what_speaks_there_is_not_heard_outside():
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    with subprocess.Popen([sys.executable, "-c", TALK], **pipes) as process:
        made, private, before, after, port = json.loads(process.stdout.readline())
        assert before == str(Path("/proc/self/ns/net").readlink())
        assert private == made == (before != after)
        if not made:
            pytest.skip("the system forbids it")
        own, outer = (
            Path("/proc", pid, "net/tcp").read_text() for pid in (str(process.pid), "self")
        )
        process.communicate("\n")
    assert f":{port:04X}" in own
    assert f"0100007F:{port:04X} 00000000:0000 0A" not in outer


def test_where_it_is_forbidden_nothing_changes(monkeypatch):
    monkeypatch.setattr(own_network, "leave_network", lambda: False)
    assert not own_network.make_private()
    assert not own_network.is_private()


@pytest.mark.parametrize(
    ("kind", "processes", "cards", "wanted"),
    [
        ("rvc", 2, 0, True),
        ("rvc", 1, 0, False),
        ("rvc", 0, 0, False),
        ("rvc", 2, 2, False),
        ("lite", 2, 0, False),
    ],
)
def test_only_processes_without_cards_of_their_own_move(
    monkeypatch, kind, processes, cards, wanted
):
    monkeypatch.setattr(own_network, "_cards", lambda: cards)
    assert own_network.would_help(kind, processes) is wanted
    line = ["train", "--voice", "V", "--kind", kind, "--processes", str(processes)]
    args = build_parser().parse_args(line)
    assert args.own_network(args) is wanted
    args = build_parser().parse_args([*line, "--detach"])
    assert not args.own_network(args)


def test_a_launchers_processes_stay(monkeypatch):
    monkeypatch.setenv("TORCHELASTIC_RUN_ID", "1")
    assert not own_network.would_help("rvc", 2)
