"""Mynah makes a voice from recordings; this package holds the version and the parts.

`protocol` is the wire between window and engine, `audio` measures and changes sound, `project` is
what the user owns on disk, `engine` does the work without a window. Importing it costs nothing.
"""

from importlib.metadata import PackageNotFoundError, version

try:
    __version__ = version("mynah")
except PackageNotFoundError:  # run from the source tree without being installed
    __version__ = "0.0.0"
