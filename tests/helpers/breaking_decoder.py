"""A decoder that does to itself what the name of a file says: `python breaking_decoder.py`.

`environment()` makes every decoder that a process of the program starts one of these: they are
found by their command, since a real broken file would stop breaking them with the next release of
a library.
"""

import os
import signal
import sys
import time
from pathlib import Path

BREAKS = "breaks-the-decoder"
HOLDS = "holds-the-decoder"
LIES = "lies-about-itself"
_HERE = Path(__file__).resolve().parent


def environment():
    """Variables for a process whose decoders break."""
    paths = [str(_HERE / "breaking"), os.environ.get("PYTHONPATH", "")]
    return {"PYTHONPATH": os.pathsep.join(path for path in paths if path)}


def install():
    from mynah.audio import backends

    opened = backends.open_here

    def open_here(path, samples="float32"):
        if BREAKS in path.name:
            signal.signal(signal.SIGSEGV, signal.SIG_DFL)
            os.kill(os.getpid(), signal.SIGSEGV)
        if HOLDS in path.name:
            time.sleep(600)
        source = opened(path, samples)
        if LIES in path.name:
            source.read = lambda frames: b"x" * (frames * 4 + 3)
        return source

    backends.open_here = open_here


if __name__ == "__main__":
    install()
    from mynah.engine.decoding import main

    sys.exit(main())
