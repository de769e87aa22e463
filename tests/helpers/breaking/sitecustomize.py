"""Loaded by every Python that finds it; does something in decoders alone."""

import sys
from pathlib import Path

if sys.orig_argv[-1:] == ["decode"]:
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
    import breaking_decoder

    breaking_decoder.install()
