"""`python -m mynah.engine`: the command line without the window."""

import faulthandler
import gc
import multiprocessing
import sys

from mynah.project import frozen


def main() -> int:
    """Run the command that was given; the exit code."""
    multiprocessing.freeze_support()
    frozen.settle()
    if sys.argv[1:] == ["decode"]:  # a decoder needs nothing of the rest, and starts quickly
        from mynah.engine.decoding import main as decoder_main

        return decoder_main()
    if sys.stderr is not None:
        faulthandler.enable()
    from mynah.engine.cli import main as engine_main

    code = engine_main()
    gc.freeze()  # see `mynah.__main__`
    return code


if __name__ == "__main__":
    sys.exit(main())
