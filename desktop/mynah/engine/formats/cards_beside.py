"""Cards of ours beside models of other programs: what an export wrote is known again by its hash.

A card counts for a model where it names a file of that content, wherever both lie. So nobody can
give a voice the card of another one by putting it into the same folder.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mynah.project import atomic, voice_card
from mynah.project.storing import file_sha256
from mynah.protocol.errors import MynahError

if TYPE_CHECKING:
    from mynah.project.voice_card import VoiceCard

MOST_BYTES = 4 << 20
MOST_CARDS = 200
_KEPT = (
    *("created_at", "run_id", "minutes", "epochs", "steps", "author", "licence", "consent"),
    *("notes", "made_by_ai", "measurements"),
)


def is_beside(place: Path) -> bool:
    """Whether the card in a folder goes with files of other programs and not with a whole voice."""
    if (place / voice_card.WEIGHTS_FILE).is_file():
        return False
    return any(path.suffix.lower() in (".pth", ".index", ".onnx") for path in place.iterdir())


def cards_in(places: Iterable[Path]) -> dict[str, VoiceCard]:
    """The cards in some folders by the SHA-256 of every file that they name."""
    known: dict[str, VoiceCard] = {}
    cards = (place / voice_card.FILE_NAME for place in places)
    for path in [path for path in cards if path.is_file()][:MOST_CARDS]:
        try:
            if path.stat().st_size > MOST_BYTES:
                continue
            card = voice_card.read_card(path.parent)
        except (MynahError, OSError):
            continue
        known |= {record.sha256: card for record in card.files.values()}
    return known


def card_of(model: Path, known: Mapping[str, VoiceCard]) -> VoiceCard | None:
    """The card that is about this very file; nothing is read where there are no cards."""
    return known.get(file_sha256(model)) if known else None


def keep_card(card: VoiceCard, folder: Path, changes: Mapping[str, Any]) -> None:
    """Put what a card says over the draft of a voice that was built in a folder.

    Args:
        card: That came with the voice.
        folder: With the draft, which says what the files hold.
        changes: Keys of the lineage, and of the card, that somebody asked for.
    """
    draft = voice_card.draft(folder)
    said = {name: getattr(card, name) for name in _KEPT}
    lineage = {**card.lineage, "vectors": draft["lineage"].get("vectors", 0)}
    lineage |= {key: changes[key] for key in ("speakers", "unvoiced") if changes.get(key)}
    people = {key: changes[key] for key in ("consent",) if changes.get(key)}
    data = {**card.extra, **draft, **said, **people, "lineage": lineage}
    atomic.write_json(folder / voice_card.FILE_NAME, data)


def local_date(stamp: str) -> str:
    """A card's time as models of the family write theirs: with microseconds, without a zone."""
    try:
        moment = datetime.fromisoformat(stamp)
    except ValueError:
        return ""
    return moment.replace(tzinfo=None).isoformat(timespec="microseconds")
