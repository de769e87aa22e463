"""`python -m mynah.engine`: the command line without the window."""

import faulthandler
import gc
import sys

from mynah.engine.cli import main

if __name__ == "__main__":
    if sys.stderr is not None:
        faulthandler.enable()
    code = main()
    gc.freeze()  # see `mynah.__main__`
    sys.exit(code)
