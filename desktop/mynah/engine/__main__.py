"""`python -m mynah.engine`: the command line without the window."""

import faulthandler
import gc
import sys

if __name__ == "__main__":
    if sys.argv[1:] == ["decode"]:  # a decoder needs nothing of the rest, and starts quickly
        from mynah.engine.decoding import main
    else:
        from mynah.engine.cli import main

        if sys.stderr is not None:
            faulthandler.enable()
    code = main()
    gc.freeze()  # see `mynah.__main__`
    sys.exit(code)
