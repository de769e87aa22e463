"""What happened, in words: entries of a workspace's journal, and its parts on the disk."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from PySide6.QtCore import QCoreApplication

from mynah.gui import problems
from mynah.gui.translation import QT_TRANSLATE_NOOP
from mynah.project.activity import Entry

_CONTEXT = "Activity"
translate = QCoreApplication.translate

GROUPS: Mapping[str, tuple[str, frozenset[str]]] = MappingProxyType(
    {
        "": (QT_TRANSLATE_NOOP("Activity", "Everything"), frozenset()),
        "recordings": (
            QT_TRANSLATE_NOOP("Activity", "Recordings"),
            frozenset(
                {"imported", "recorded", "deleted", "restored", "purged", "edited", "mended"}
            ),
        ),
        "sets": (
            QT_TRANSLATE_NOOP("Activity", "Datasets and exports"),
            frozenset({"dataset_saved", "dataset_deleted", "exported"}),
        ),
        "runs": (
            QT_TRANSLATE_NOOP("Activity", "Training"),
            frozenset(
                {
                    "run_started",
                    "run_resumed",
                    "run_finished",
                    "run_failed",
                    "run_stopped",
                    "run_cancelled",
                    "run_interrupted",
                    "run_paused",
                    "run_deleted",
                }
            ),
        ),
        "voices": (
            QT_TRANSLATE_NOOP("Activity", "Voices and models"),
            frozenset(
                {
                    "published",
                    "rolled_back",
                    "voice_renamed",
                    "voice_copied",
                    "voice_edited",
                    "voice_deleted",
                    "voice_restored",
                    "voice_purged",
                    "voice_exported",
                    "model_added",
                    "converted",
                }
            ),
        ),
    }
)
"""By key: name of the group, and the kinds in it."""

_COUNTED: Mapping[str, Callable[[int], str]] = MappingProxyType(
    {
        "imported": lambda n: translate("Activity", "%n recording(s) added", "", n),
        "recorded": lambda n: translate("Activity", "%n recording(s) made here", "", n),
        "deleted": lambda n: translate("Activity", "%n recording(s) put into the bin", "", n),
        "restored": lambda n: translate("Activity", "%n recording(s) taken out of the bin", "", n),
        "purged": lambda n: translate("Activity", "%n recording(s) removed for good", "", n),
        "edited": lambda n: translate("Activity", "%n recording(s) changed", "", n),
        "mended": lambda n: translate(
            "Activity", "%n broken off change(s) brought to an end", "", n
        ),
    }
)
_PLAIN: Mapping[str, str] = MappingProxyType(
    {
        "dataset_saved": QT_TRANSLATE_NOOP("Activity", "Set saved"),
        "dataset_deleted": QT_TRANSLATE_NOOP("Activity", "Set deleted"),
        "exported": QT_TRANSLATE_NOOP("Activity", "Set exported"),
        "run_started": QT_TRANSLATE_NOOP("Activity", "Training begun"),
        "run_resumed": QT_TRANSLATE_NOOP("Activity", "Training continued"),
        "run_finished": QT_TRANSLATE_NOOP("Activity", "Training finished"),
        "run_failed": QT_TRANSLATE_NOOP("Activity", "Training failed"),
        "run_stopped": QT_TRANSLATE_NOOP("Activity", "Training stopped and saved"),
        "run_cancelled": QT_TRANSLATE_NOOP("Activity", "Training cancelled"),
        "run_interrupted": QT_TRANSLATE_NOOP("Activity", "Training interrupted"),
        "run_paused": QT_TRANSLATE_NOOP("Activity", "Training paused"),
        "run_deleted": QT_TRANSLATE_NOOP("Activity", "Room of a training given back"),
        "published": QT_TRANSLATE_NOOP("Activity", "Voice published"),
        "rolled_back": QT_TRANSLATE_NOOP("Activity", "Older version of a voice in use again"),
        "voice_renamed": QT_TRANSLATE_NOOP("Activity", "Voice renamed"),
        "voice_copied": QT_TRANSLATE_NOOP("Activity", "Voice duplicated"),
        "voice_edited": QT_TRANSLATE_NOOP("Activity", "Card of a voice changed"),
        "voice_deleted": QT_TRANSLATE_NOOP("Activity", "Voice put into the bin"),
        "voice_restored": QT_TRANSLATE_NOOP("Activity", "Voice taken out of the bin"),
        "voice_purged": QT_TRANSLATE_NOOP("Activity", "Voice removed for good"),
        "voice_exported": QT_TRANSLATE_NOOP("Activity", "Voice exported"),
        "model_added": QT_TRANSLATE_NOOP("Activity", "Model added"),
        "converted": QT_TRANSLATE_NOOP("Activity", "Recording converted"),
    }
)
_ICONS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "imported": ("add", "text"),
        "recorded": ("mic", "text"),
        "deleted": ("trash", "text"),
        "restored": ("restore", "text"),
        "purged": ("trash", "bad"),
        "edited": ("edit", "text"),
        "mended": ("check_circle", "good"),
        "dataset_saved": ("list", "text"),
        "dataset_deleted": ("list", "muted"),
        "exported": ("export", "text"),
        "run_started": ("play", "accent"),
        "run_resumed": ("play", "accent"),
        "run_finished": ("check_circle", "good"),
        "run_failed": ("error", "bad"),
        "run_stopped": ("stop", "text"),
        "run_cancelled": ("close", "muted"),
        "run_interrupted": ("warning", "warn"),
        "run_paused": ("pause", "warn"),
        "run_deleted": ("disk", "muted"),
        "published": ("voices", "good"),
        "rolled_back": ("undo", "text"),
        "voice_renamed": ("edit", "text"),
        "voice_copied": ("voices", "text"),
        "voice_edited": ("edit", "text"),
        "voice_deleted": ("trash", "text"),
        "voice_restored": ("restore", "text"),
        "voice_purged": ("trash", "bad"),
        "voice_exported": ("export", "text"),
        "model_added": ("download", "text"),
        "converted": ("convert", "text"),
    }
)
_PARTS: Mapping[str, str] = MappingProxyType(
    {
        "samples": QT_TRANSLATE_NOOP("Activity", "Recordings"),
        "bin": QT_TRANSLATE_NOOP("Activity", "Bin"),
        "datasets": QT_TRANSLATE_NOOP("Activity", "Datasets"),
        "runs": QT_TRANSLATE_NOOP("Activity", "Trainings"),
        "voices": QT_TRANSLATE_NOOP("Activity", "Voices"),
        "exports": QT_TRANSLATE_NOOP("Activity", "Exports"),
        "cache": QT_TRANSLATE_NOOP("Activity", "Pictures and other helpers"),
    }
)


def what(entry: Entry) -> str:
    """What happened, without to what."""
    counted = _COUNTED.get(entry.kind)
    if counted is not None:
        return counted(max(1, entry.count))
    known = _PLAIN.get(entry.kind)
    return translate(_CONTEXT, known) if known else entry.kind


def details(entry: Entry) -> str:
    """To what it happened, and more that is known about it."""
    parts = [entry.subject] if entry.subject else []
    refused, duplicates = entry.facts.get("refused"), entry.facts.get("duplicates")
    if isinstance(refused, int) and refused:
        parts.append(translate("Activity", "%n refused", "", refused))
    if isinstance(duplicates, int) and duplicates:
        parts.append(translate("Activity", "%n already there", "", duplicates))
    for name in ("to", "provider", "version"):
        value = entry.facts.get(name)
        if isinstance(value, str) and value:
            parts.append(value)
    code = entry.facts.get("code")
    if isinstance(code, str) and code:
        parts.append(problems.words(code)[0] or code)
    return " · ".join(parts)


def group_name(key: str) -> str:
    """Name of a group of kinds."""
    return translate(_CONTEXT, GROUPS[key][0])


def icon_of(kind: str) -> tuple[str, str]:
    """Name and colour of the icon of a kind."""
    return _ICONS.get(kind, ("info", "muted"))


def part_name(part: str) -> str:
    """Name of a part of the workspace."""
    known = _PARTS.get(part)
    return translate(_CONTEXT, known) if known else part
