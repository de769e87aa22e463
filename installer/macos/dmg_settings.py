"""Settings of dmgbuild for the disk image: the program, and where to drag it.

`dmgbuild -s installer/macos/dmg_settings.py -D app=dist/Mynah.app Mynah Mynah.dmg`, on macOS;
see https://dmgbuild.readthedocs.io/en/latest/settings.html. It executes this file with what -D
gives in `defines`.
"""

from __future__ import annotations

from pathlib import Path

defines: dict[str, str] = globals().get("defines", {})

application = defines.get("app", "dist/Mynah.app")
_name = Path(application).name

format = "ULFO"  # noqa: A001 - dmgbuild's names; LZFSE, which macOS 10.11 and newer read
filesystem = "APFS"
files = [application]
symlinks = {"Applications": "/Applications"}
icon_locations = {_name: (150, 190), "Applications": (450, 190)}
window_rect = ((200, 200), (600, 400))
default_view = "icon-view"
icon_size = 112
text_size = 13
