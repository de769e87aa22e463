"""Runs before PyInstaller's own hooks: keeps what they replace in the environment.

PyInstaller's bootloader keeps LD_LIBRARY_PATH as LD_LIBRARY_PATH_ORIG. Its hook for PySide6
replaces these and keeps nothing; `mynah.project.frozen` gives all of them back to other programs.
"""

import os

for _name in ("QT_PLUGIN_PATH", "QML2_IMPORT_PATH"):
    if _name in os.environ and _name + "_ORIG" not in os.environ:
        os.environ[_name + "_ORIG"] = os.environ[_name]
