"""The program `mynah-engine` of a bundle: the command line without the window and without Qt."""

import multiprocessing
import sys

if __name__ == "__main__":
    multiprocessing.freeze_support()  # a process for a share of the work ends in here
    from mynah.engine.__main__ import main

    sys.exit(main())
