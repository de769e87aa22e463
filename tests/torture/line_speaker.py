"""A child that says what lies ready for its command: `python line_speaker.py COMMAND ...`.

What it says is in the folder that `MYNAH_SAYS` names, a file a command; `serve` waits for a
request, says its file with the number of the request in it, and goes.
"""

import json
import os
import sys
from pathlib import Path

HELLO = b'{"v":1,"seq":0,"t":0,"event":"hello","protocol":1,"engine":"0","pid":1}\n'


def put(data):
    size = max(1, len(data) // 7)
    for at in range(0, len(data), size):
        piece = data[at : at + size]
        while piece:
            piece = piece[os.write(1, piece) :]


def main():
    path = Path(os.environ["MYNAH_SAYS"], sys.argv[1])
    if sys.argv[1] != "serve":
        put(path.read_bytes() if path.is_file() else b"")
        return 0
    put(HELLO)
    for line in sys.stdin.buffer:
        asked = json.loads(line)
        if asked["cmd"] == "request":
            if path.is_file():
                put(path.read_bytes().replace(b"@ID@", asked["id"].encode()))
                path.unlink()
            break
    return 0


if __name__ == "__main__":
    sys.exit(main())
