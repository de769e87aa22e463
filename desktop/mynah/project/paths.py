"""Where things live outside a workspace: settings, models, caches and logs.

The places are those of the operating system (platformdirs). The environment variable
``MYNAH_HOME`` moves all of them into one folder, for portable use and for tests. Nothing here
makes a folder; whoever writes does.
"""

import os
from pathlib import Path

import platformdirs

HOME_VARIABLE = "MYNAH_HOME"
_APPLICATION = "mynah"


def home() -> Path | None:
    """Return the folder named by ``MYNAH_HOME``, or ``None`` when it is not set."""
    value = os.environ.get(HOME_VARIABLE, "").strip()
    return Path(value).expanduser().absolute() if value else None


def config_dir() -> Path:
    """Return the folder of the settings file."""
    base = home()
    return base / "config" if base else Path(platformdirs.user_config_dir(_APPLICATION, False))


def data_dir() -> Path:
    """Return the folder of the user's data that is not in a workspace, such as models."""
    base = home()
    return base / "data" if base else Path(platformdirs.user_data_dir(_APPLICATION, False))


def cache_dir() -> Path:
    """Return the folder of files that may be deleted at any time."""
    base = home()
    return base / "cache" if base else Path(platformdirs.user_cache_dir(_APPLICATION, False))


def log_dir() -> Path:
    """Return the folder of the log files."""
    base = home()
    return base / "logs" if base else Path(platformdirs.user_log_dir(_APPLICATION, False))


def models_dir() -> Path:
    """Return the folder of downloaded or imported base models."""
    return data_dir() / "models"


def default_workspace() -> Path:
    """Return the workspace used when none is named: ``Mynah`` in the user's documents."""
    base = home()
    return base / "workspace" if base else Path(platformdirs.user_documents_dir()) / "Mynah"
