"""Runs commands in a network that nothing leaves, and listens to all of it.

`network_inside.py ORDERS RESULT`, started with a network namespace of its own: ORDERS is a JSON
file with `lines` (commands) and `trace` (where strace writes), RESULT gets what was heard.
"""

from __future__ import annotations

import json
import os
import signal
import socket
import struct
import subprocess
import sys
import threading
from fcntl import ioctl
from pathlib import Path

DEVICE = "outside"
EACH_S = 300
_ALL = 0x0003  # ETH_P_ALL
_MAKE, _PLAIN = 0x400454CA, 0x1001  # TUNSETIFF; IFF_TUN | IFF_NO_PI
_SETUP = (
    "ip link set lo up",
    f"sysctl -q -w net.ipv6.conf.{DEVICE}.disable_ipv6=1",
    f"ip addr add 10.99.0.2/24 dev {DEVICE}",
    f"ip link set {DEVICE} up",
    f"ip route add default via 10.99.0.1 dev {DEVICE} onlink",
)


class Ear:
    """Keeps every packet of every device, in short words."""

    def __init__(self) -> None:
        self.heard: list[str] = []
        # The way to everywhere ends in this file: what would leave the computer is read here.
        self._outside = os.open("/dev/net/tun", os.O_RDWR)
        ioctl(self._outside, _MAKE, struct.pack("16sH", DEVICE.encode(), _PLAIN))
        for line in _SETUP:
            subprocess.run(line.split(), check=not line.startswith("sysctl"), capture_output=True)
        self._inside = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.htons(_ALL))
        self._inside.bind(("lo", 0))
        for listen in (self._hear_outside, self._hear_inside):
            threading.Thread(target=listen, daemon=True).start()

    def _hear_outside(self) -> None:
        while True:
            self._keep("outside", os.read(self._outside, 65535))

    def _hear_inside(self) -> None:
        while True:
            self._keep("loopback", self._inside.recv(65535))

    def _keep(self, where: str, data: bytes) -> None:
        if len(self.heard) < 200:
            self.heard.append(f"{where}: {data[:80].hex()}")

    def prove(self) -> None:
        """Make sure that both are heard, and begin anew."""
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
            probe.sendto(b"heard?", ("192.0.2.1", 9))
            probe.sendto(b"heard?", ("127.0.0.1", 9))
        pause = threading.Event()
        for _ in range(100):
            if {one.partition(":")[0] for one in self.heard} == {"outside", "loopback"}:
                break
            pause.wait(0.05)
        else:
            raise SystemExit(f"the ear is deaf: {self.heard}")
        pause.wait(0.1)  # for the answer that the port is closed
        self.heard.clear()


def main() -> None:
    """Set up, prove that the ear hears, run, tell."""
    orders = json.loads(Path(sys.argv[1]).read_text())
    ear = Ear()
    ear.prove()
    codes, calls, processes = [], [], 0
    for number, line in enumerate(orders["lines"]):
        trace = Path(f"{orders['trace']}-{number}")
        codes.append(_traced(line, trace))
        lines = trace.read_text(errors="replace").splitlines()
        processes += len({one.split(maxsplit=1)[0] for one in lines if one})
        calls += [one for one in lines if "AF_" in one or "listen(" in one]
    found = {"packets": ear.heard, "codes": codes, "calls": calls, "processes": processes}
    Path(sys.argv[2]).write_text(json.dumps(found))


def _traced(line: list[str], trace: Path) -> int:
    tracer = ["strace", "-f", "-qq", "--seccomp-bpf", "-e", "trace=network,execve"]
    child = subprocess.Popen(
        [*tracer, "-o", str(trace), *line],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        stdin=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        return child.wait(EACH_S)
    except subprocess.TimeoutExpired:
        return -1
    finally:
        # What a command leaves behind on purpose (a warm engine) goes too.
        try:
            os.killpg(child.pid, signal.SIGKILL)
        except ProcessLookupError:
            child.poll()


if __name__ == "__main__":
    main()
