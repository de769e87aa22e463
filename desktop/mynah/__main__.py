"""`mynah` and `python -m mynah`: a command goes to the engine."""

import faulthandler
import multiprocessing
import sys


def main() -> int:
    """Run the command that was given, or show what there is."""
    multiprocessing.freeze_support()
    if sys.stderr is not None:  # a program without a console has none
        faulthandler.enable()
    try:
        from mynah.engine.cli import main as engine_main

        return engine_main(sys.argv[1:] or ["--help"])
    except KeyboardInterrupt:  # before the handlers are set: nothing has begun
        return 130


if __name__ == "__main__":
    sys.exit(main())
