"""`mynah` and `python -m mynah`: nothing or files open the window, a command goes to the engine."""

import faulthandler
import gc
import multiprocessing
import sys
from collections.abc import Sequence
from pathlib import Path

from mynah.project import frozen


def main() -> int:
    """Open the window, or run the command that was given."""
    multiprocessing.freeze_support()
    frozen.settle()
    if sys.stderr is not None:  # a program without a console has none
        faulthandler.enable()
    arguments = sys.argv[1:]
    try:
        if is_for_window(arguments):
            from mynah.gui.application import main as window_main

            return window_main(arguments)
        if frozen.has_engine_beside():
            return frozen.run_engine(arguments)
        # A bundle for macOS has this one program; the window starts it so to be the engine.
        if arguments[0] == "--engine":
            del arguments[0]
        if arguments == ["decode"]:  # it needs nothing of the rest
            from mynah.engine.decoding import main as decoder_main

            return decoder_main()
        from mynah.engine.cli import main as engine_main

        code = engine_main(arguments)
        # The end of an interpreter looks through all objects again and again, which takes half a
        # second with the learning libraries. What is frozen is not looked at.
        gc.freeze()
        return code
    except KeyboardInterrupt:  # before the handlers are set: nothing has begun
        return 130


def is_for_window(arguments: Sequence[str]) -> bool:
    """Whether these arguments are no command: none, `--workspace`, or things to import.

    A bare word such as `train` is a command even where a folder of that name is; `./train` is
    the folder.
    """
    if not arguments or arguments[0] == "--workspace":
        return True
    first = arguments[0]
    if first.startswith("-"):
        return False
    return first.startswith("file:") or Path(first).name != first or "." in first


if __name__ == "__main__":
    sys.exit(main())
