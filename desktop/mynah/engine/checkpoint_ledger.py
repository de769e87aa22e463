"""The measured checkpoints of a run: what was measured of each, and which can still be played.

`measured/ledger.json` in the run's folder lists them; `measured/step-<number>` are voice folders
with the weights of that step, for the best and the last few. `previews/` holds one clip as each
checkpoint said it (`preview-<step>.flac`), and the recording itself (`preview-source.flac`).
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from statistics import fmean
from typing import Any

from mynah.engine.measure.ranking import Standing, clip_score, standings
from mynah.project.atomic import UnreadableFileError, read_json, write_json

SCHEMA_VERSION = 1
MEASURES = ("similarity", "pitch_error", "intelligibility")
PREVIEW_SOURCE = "preview-source.flac"


@dataclass(frozen=True)
class Measured:
    """A checkpoint; `clips` holds the three measures of every clip, by name."""

    step: int
    epoch: float
    clips: tuple[Mapping[str, float], ...]

    @property
    def means(self) -> dict[str, float]:
        """The measures as means over the clips."""
        return {name: fmean(clip[name] for clip in self.clips) for name in MEASURES}

    @property
    def scores(self) -> list[float]:
        """The score of every clip."""
        return [clip_score(**{name: clip[name] for name in MEASURES}) for clip in self.clips]


@dataclass
class Ledger:
    """All of them, and where they are.

    Attributes:
        run_dir: Folder of the run.
        fingerprint: Of the training that they belong to.
        reference: What they are measured on: the clips, whether these were held out, and how
            alike the recordings themselves are to the voice.
        published: Step whose weights became the voice; None before the end of the training.
        rows: By step.
    """

    run_dir: Path
    fingerprint: str = ""
    reference: dict[str, Any] = field(default_factory=dict)
    published: int | None = None
    rows: dict[int, Measured] = field(default_factory=dict)

    @classmethod
    def load(cls, run_dir: Path) -> "Ledger":
        """What is on disk; an empty one where there is none, or none that makes sense."""
        try:
            data = read_json(ledger_path(run_dir))
            if data["schema_version"] != SCHEMA_VERSION:
                return cls(run_dir)
            rows = [
                Measured(int(one["step"]), float(one["epoch"]), tuple(one["clips"]))
                for one in data["rows"]
            ]
            if any(not row.clips or not row.scores for row in rows):
                return cls(run_dir)
            by_step = {row.step: row for row in rows}
            fingerprint, reference = str(data["fingerprint"]), dict(data["reference"])
            return cls(run_dir, fingerprint, reference, data["published"], by_step)
        except (FileNotFoundError, UnreadableFileError, KeyError, TypeError, ValueError):
            return cls(run_dir)

    def save(self) -> None:
        """Write atomically."""
        path = ledger_path(self.run_dir)
        path.parent.mkdir(exist_ok=True)
        data = {
            "schema_version": SCHEMA_VERSION,
            "fingerprint": self.fingerprint,
            "reference": self.reference,
            "published": self.published,
            "rows": [asdict(row) for _, row in sorted(self.rows.items())],
        }
        write_json(path, data)

    def standings(self) -> dict[int, Standing]:
        """How each stands among the others."""
        return standings({step: row.scores for step, row in self.rows.items()})

    def facts(self) -> list[dict[str, Any]]:
        """Every checkpoint in words for machines, the oldest first."""
        places = self.standings()
        return [self._facts(row, places[step]) for step, row in sorted(self.rows.items())]

    def facts_of(self, step: int) -> dict[str, Any]:
        """One checkpoint among all that are there by now."""
        return self._facts(self.rows[step], self.standings()[step])

    def _facts(self, row: Measured, place: Standing) -> dict[str, Any]:
        model, preview = model_dir(self.run_dir, row.step), preview_path(self.run_dir, row.step)
        means = row.means
        return {
            "step": row.step,
            "epoch": row.epoch,
            "similarity": round(means["similarity"], 4),
            "pitch_error": round(means["pitch_error"], 1),
            "intelligibility": round(means["intelligibility"], 4),
            "score": round(place.score, 4),
            "lead": None if place.lead is None else round(place.lead, 4),
            "margin": None if place.margin is None else round(place.margin, 4),
            "in_doubt": place.in_doubt,
            "best": place.best,
            "model": str(model) if model.is_dir() else "",
            "preview": str(preview) if preview.is_file() else "",
        }


def ledger_path(run_dir: Path) -> Path:
    """The list itself."""
    return run_dir / "measured" / "ledger.json"


def model_dir(run_dir: Path, step: int) -> Path:
    """The voice folder with the weights of a step; gone when they are not kept."""
    return run_dir / "measured" / f"step-{step:09d}"


def preview_path(run_dir: Path, step: int) -> Path:
    """The clip as a checkpoint said it."""
    return run_dir / "previews" / f"preview-{step}.flac"


def source_path(run_dir: Path) -> Path:
    """The same clip as it was recorded."""
    return run_dir / "previews" / PREVIEW_SOURCE
