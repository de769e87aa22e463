"""What macOS is told of Mynah.app: Info.plist, as the PyInstaller spec's BUNDLE takes it.

Names of the keys: https://developer.apple.com/documentation/bundleresources/information-property-list
"""

from __future__ import annotations

from typing import Any

IDENTIFIER = "io.github.mynah.Mynah"
VOICE_TYPE, WORKSPACE_TYPE = "io.github.mynah.voice", "io.github.mynah.workspace"
OLDEST_SYSTEM = "13.0"  # of torch 2.13's and Qt 6's wheels


def info_plist(version: str) -> dict[str, Any]:
    """Info.plist as plain values."""
    return {
        "CFBundleIdentifier": IDENTIFIER,
        "CFBundleName": "Mynah",
        "CFBundleDisplayName": "Mynah",
        "CFBundleShortVersionString": version,
        "CFBundleVersion": version,
        "CFBundleDevelopmentRegion": "en",
        "CFBundleLocalizations": ["en", "de", "es"],
        "LSApplicationCategoryType": "public.app-category.music",
        "LSMinimumSystemVersion": OLDEST_SYSTEM,
        "NSHighResolutionCapable": True,
        "NSRequiresAquaSystemAppearance": False,  # it follows the dark look
        "NSMicrophoneUsageDescription": (
            "Mynah records your voice when you press the record button. "
            "Recordings stay on this computer."
        ),
        "NSHumanReadableCopyright": "Mynah contributors, MIT licence",
        "CFBundleDocumentTypes": [
            _document("Mynah voice", VOICE_TYPE, "Owner"),
            _document("Mynah workspace", WORKSPACE_TYPE, "Owner"),
            {
                "CFBundleTypeName": "Sound",
                "CFBundleTypeRole": "Viewer",
                "LSHandlerRank": "Alternate",
                "LSItemContentTypes": ["public.audio"],
            },
        ],
        "UTExportedTypeDeclarations": [
            _type("Mynah voice", VOICE_TYPE, "mynahvoice", ["public.zip-archive"]),
            _type("Mynah workspace", WORKSPACE_TYPE, "mynah", ["public.json"]),
        ],
    }


def _document(name: str, kind: str, rank: str) -> dict[str, Any]:
    return {
        "CFBundleTypeName": name,
        "CFBundleTypeRole": "Editor",
        "LSHandlerRank": rank,
        "LSItemContentTypes": [kind],
    }


def _type(name: str, kind: str, suffix: str, above: list[str]) -> dict[str, Any]:
    return {
        "UTTypeIdentifier": kind,
        "UTTypeDescription": name,
        "UTTypeConformsTo": above,
        "UTTypeTagSpecification": {"public.filename-extension": [suffix]},
    }
