"""The program `mynah` of a bundle: the window, and by it the whole command line."""

import multiprocessing
import sys

if __name__ == "__main__":
    multiprocessing.freeze_support()  # before anything is imported that has effects
    from mynah.__main__ import main

    sys.exit(main())
