"""How good are the conversions of a voice: one table, by hand, on the recordings of people.

    pip install -e '.[quality]' -c packaging/constraints.txt
    python tests/quality/measure_conversion.py --converted DIR [--shift N] [--out results.json]
    python tests/quality/measure_conversion.py --voice NAME --workspace W [--out results.json]

``--converted`` mirrors the paths of the sources with any audio suffix; a ``shifts.json`` in it
(relative path without suffix -> semitones) overrules ``--shift``. ``--voice`` converts first, with
the ``mynah`` command held to one thread, and times it.

Columns: ``like`` cosine of the conversion to the mean of the target's reference clips; ``left``
cosine to the mean of the source speaker's clips; ``words`` share of words that Whisper reads
otherwise than in the source; ``mos`` DNSMOS overall; ``cents`` median pitch error of the frames
voiced in both, against the source pitch shifted; ``near`` share of them within 50 cents of it;
``voicing`` share of frames in which both agree.
The rows ``source`` and ``natural`` say what the numbers are for no conversion at all and for the
target speaking herself, each reference clip against the mean of the others.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import groupby
from pathlib import Path

import numpy as np
from judges import Heard, Judges
from run_conversion import Timing, convert_all

ROOT = Path(__file__).resolve().parents[2]
SPEECH = ROOT.parent / "shared" / "speech"
CACHE = Path.home() / ".cache" / "mynah-quality"
NEAR_CENTS = 50.0
AUDIO = (".wav", ".flac", ".ogg", ".opus", ".mp3", ".aiff")


@dataclass(frozen=True)
class Pair:
    """A source, its conversion, and the pitch shift that was asked for."""

    source: Path
    converted: Path
    shift_semitones: float | None = 0.0
    """None: unknown, the median difference of the two is taken for it."""


@dataclass(frozen=True)
class Measured:
    """The numbers of one pair; similarities are cosines."""

    speaker: str
    source: str
    converted: str
    like: float
    left: float
    source_like: float
    word_edits: int
    words: int
    mos: float
    source_mos: float
    cents: float
    near: float
    voicing: float
    shift: float
    seconds: float
    peak: float
    read_in_source: str
    read_in_conversion: str


def measure_pairs(
    pairs: Iterable[Pair | tuple[Path | str, Path | str, float | None]],
    *,
    reference: Path = SPEECH / "target" / "ref",
    judges: Judges | None = None,
) -> list[Measured]:
    """Measure conversions; the folder of a source is taken for its speaker."""
    judges = judges or Judges(cache=CACHE)
    known = [pair if isinstance(pair, Pair) else as_pair(*pair) for pair in pairs]
    target = mean_direction([judges.hear(clip).speaker for clip in audio_files(reference)])
    heard = {pair.source: judges.hear(pair.source) for pair in known}
    speakers = speaker_means(heard)
    results = []
    for done, pair in enumerate(known, 1):
        print(f"\r{done}/{len(known)} {pair.source.stem[:40]:40}", end="", file=sys.stderr)
        source, converted = heard[pair.source], judges.hear(pair.converted)
        results.append(compare(pair, source, converted, target, speakers[pair.source.parent]))
    print(file=sys.stderr)
    return results


def as_pair(source: Path | str, converted: Path | str, shift: float | None) -> Pair:
    """Make a pair of a plain tuple."""
    return Pair(Path(source), Path(converted), shift)


def compare(
    pair: Pair, source: Heard, converted: Heard, target: np.ndarray, speaker: np.ndarray
) -> Measured:
    """Compare what was heard in a conversion with what was heard in its source."""
    pitch = pitch_agreement(source, converted, pair.shift_semitones)
    return Measured(
        speaker=pair.source.parent.name,
        source=str(pair.source),
        converted=str(pair.converted),
        like=float(np.dot(converted.speaker, target)),
        left=float(np.dot(converted.speaker, speaker)),
        source_like=float(np.dot(source.speaker, target)),
        word_edits=edit_distance(source.words, converted.words),
        words=len(source.words),
        mos=converted.dnsmos,
        source_mos=source.dnsmos,
        cents=pitch.cents,
        near=pitch.near,
        voicing=pitch.voicing,
        shift=pitch.shift,
        seconds=converted.seconds,
        peak=converted.peak,
        read_in_source=" ".join(source.words),
        read_in_conversion=" ".join(converted.words),
    )


def mean_direction(vectors: Sequence[Sequence[float]]) -> np.ndarray:
    """Mean of unit vectors, scaled to length one."""
    mean = np.mean(np.asarray(vectors), axis=0)
    return mean / np.linalg.norm(mean)


def speaker_means(heard: Mapping[Path, Heard]) -> dict[Path, np.ndarray]:
    """Mean direction of each folder of sources."""
    folders = {path.parent for path in heard}
    return {
        folder: mean_direction([h.speaker for path, h in heard.items() if path.parent == folder])
        for folder in folders
    }


def edit_distance(a: Sequence[str], b: Sequence[str]) -> int:
    """Least number of words to change, drop or add (Levenshtein)."""
    row = list(range(len(b) + 1))
    for i, left in enumerate(a, 1):
        diagonal, row[0] = row[0], i
        for j, right in enumerate(b, 1):
            diagonal, row[j] = (
                row[j],
                min(row[j] + 1, row[j - 1] + 1, diagonal + (left != right)),
            )
    return row[-1]


@dataclass(frozen=True)
class PitchAgreement:
    """Median error in cents of the frames voiced in both (NaN: none is), their share within
    NEAR_CENTS (NaN too), the share of frames that agree in voicing, the shift in semitones."""

    cents: float
    near: float
    voicing: float
    shift: float


def pitch_agreement(source: Heard, converted: Heard, shift: float | None) -> PitchAgreement:
    """Compare two melodies; without a `shift` the median difference is taken for it."""
    frames = min(len(source.voiced), len(converted.voiced))
    voiced_source = np.asarray(source.voiced[:frames], dtype=bool)
    voiced_converted = np.asarray(converted.voiced[:frames], dtype=bool)
    agreement = float((voiced_source == voiced_converted).mean()) if frames else 0.0
    both = voiced_source & voiced_converted
    if not both.any():
        return PitchAgreement(float("nan"), float("nan"), agreement, shift or 0.0)
    hz_source = np.asarray(source.pitch_hz[:frames])[both]
    hz_converted = np.asarray(converted.pitch_hz[:frames])[both]
    semitones = 12 * np.log2(hz_converted / hz_source)
    if shift is None:
        shift = float(np.median(semitones))
    errors = np.abs(semitones - shift) * 100
    near = float((errors <= NEAR_CENTS).mean())
    return PitchAgreement(float(np.median(errors)), near, agreement, shift)


def audio_files(folder: Path) -> list[Path]:
    """All audio files below a folder, in a fixed order; none is an error."""
    files = sorted(path for path in folder.rglob("*") if path.suffix.lower() in AUDIO)
    if not files:
        raise SystemExit(f"no audio in {folder}")
    return files


def find_pairs(sources: Path, converted: Path, shift: float | None, limit: int) -> list[Pair]:
    """Pair the sources with the files of the same relative path; complain about missing ones."""
    shifts_file = converted / "shifts.json"
    shifts = json.loads(shifts_file.read_text("utf-8")) if shifts_file.exists() else {}
    found = {path.relative_to(converted).with_suffix(""): path for path in audio_files(converted)}
    pairs, missing = [], []
    for source in chosen_sources(sources, limit):
        name = source.relative_to(sources).with_suffix("")
        if name in found:
            pairs.append(Pair(source, found[name], shifts.get(name.as_posix(), shift)))
        else:
            missing.append(name.as_posix())
    if missing:
        print(f"{len(missing)} sources without a conversion: {missing[:5]}", file=sys.stderr)
    if not pairs:
        raise SystemExit(f"{converted} holds no conversion of anything in {sources}")
    return pairs


def chosen_sources(sources: Path, limit: int) -> list[Path]:
    """The sources, at most ``limit`` of each folder (0: all)."""
    grouped = groupby(audio_files(sources), key=lambda path: path.parent)
    return [path for _, group in grouped for path in list(group)[: limit or None]]


def natural_row(reference: Path, judges: Judges, results: Sequence[Measured]) -> dict[str, object]:
    """The target herself: each reference clip against the mean of the others."""
    heard = [judges.hear(clip) for clip in audio_files(reference)]
    vectors = [h.speaker for h in heard]
    like = [
        float(np.dot(vector, mean_direction(vectors[:i] + vectors[i + 1 :])))
        for i, vector in enumerate(vectors)
    ]
    sources = {Path(r.source) for r in results}
    means = speaker_means({path: judges.hear(path) for path in sources}).values()
    left = [float(np.dot(vector, mean)) for vector in vectors for mean in means]
    return {
        "speaker": "natural",
        "clips": len(heard),
        "like": float(np.mean(like)),
        "left": float(np.mean(left)),
        "mos": float(np.mean([h.dnsmos for h in heard])),
    }


def summary_row(name: str, results: Sequence[Measured]) -> dict[str, object]:
    """Means of a group; the words as edits over words, the cents as a median."""
    words = sum(r.words for r in results)
    return {
        "speaker": name,
        "clips": len(results),
        "like": float(np.mean([r.like for r in results])),
        "left": float(np.mean([r.left for r in results])),
        "words": sum(r.word_edits for r in results) / words if words else float("nan"),
        "mos": float(np.mean([r.mos for r in results])),
        "cents": float(np.nanmedian([r.cents for r in results])),
        "near": float(np.nanmean([r.near for r in results])),
        "voicing": float(np.mean([r.voicing for r in results])),
    }


def summarise(results: Sequence[Measured], reference: Path, judges: Judges) -> list[dict]:
    """Rows of the table: each speaker, the mean, and the two anchors."""
    ordered = sorted(results, key=lambda r: r.speaker)
    rows = [summary_row(name, list(group)) for name, group in groupby(ordered, lambda r: r.speaker)]
    unconverted = {
        "speaker": "source",
        "clips": len(results),
        "like": float(np.mean([r.source_like for r in results])),
        "words": 0.0,
        "mos": float(np.mean([r.source_mos for r in results])),
        "cents": 0.0,
        "near": 1.0,
        "voicing": 1.0,
    }
    return [
        *rows,
        summary_row("MEAN", results),
        unconverted,
        natural_row(reference, judges, results),
    ]


def table(rows: Sequence[Mapping[str, object]]) -> str:
    """The rows as text for a terminal, also valid Markdown."""
    formats = {
        "like": "{:.3f}", "left": "{:.3f}", "words": "{:.1%}", "mos": "{:.2f}",
        "cents": "{:.0f}", "near": "{:.1%}", "voicing": "{:.1%}",
    }  # fmt: skip
    lines = [f"| {'speaker':18} | clips | " + " | ".join(f"{c:>7}" for c in formats) + " |"]
    lines.append("|" + "-" * 20 + "|" + "-" * 7 + "|" + ("-" * 9 + "|") * len(formats))
    for row in rows:
        cells = [f.format(row[c]) if c in row else "" for c, f in formats.items()]
        cells = " | ".join(f"{cell:>7}" for cell in cells)
        lines.append(f"| {row['speaker']!s:18} | {row['clips']:>5} | {cells} |")
    return "\n".join(lines)


def main(argv: Sequence[str] | None = None) -> int:
    """Read the arguments, convert if asked, measure, print the table."""
    options = parse(argv)
    timing: Timing | None = None
    if options.voice:
        timing = convert_all(
            options.voice,
            options.workspace,
            chosen_sources(options.sources, options.limit),
            options.sources,
            options.converted,
            options.shift or 0.0,
            options.convert_option,
        )
    judges = Judges(threads=options.threads, cache=CACHE)
    pairs = find_pairs(options.sources, options.converted, options.shift, options.limit)
    results = measure_pairs(pairs, reference=options.reference, judges=judges)
    rows = summarise(results, options.reference, judges)
    print(table(rows))
    if timing:
        print(timing.words())
    if options.out:
        report = {
            "rows": rows,
            "timing": asdict(timing) if timing else None,
            "pairs": [asdict(result) for result in results],
        }
        options.out.write_text(json.dumps(report, indent=1), encoding="utf-8")
    return 0


def parse(argv: Sequence[str] | None) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--converted", type=Path, help="folder of conversions (with --voice: to)")
    parser.add_argument("--voice", help="convert with this voice first")
    parser.add_argument("--workspace", type=Path, help="where the voice is")
    parser.add_argument("--sources", type=Path, default=SPEECH / "sources")
    parser.add_argument("--reference", type=Path, default=SPEECH / "target" / "ref")
    parser.add_argument(
        "--shift",
        type=lambda text: None if text == "auto" else float(text),
        default=0.0,
        help="semitones asked for; auto takes each file's median difference",
    )
    parser.add_argument("--limit", type=int, default=0, help="clips a speaker; 0 for all")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--convert-option", action="append", default=[], metavar="OPTION")
    parser.add_argument("--out", type=Path, help="write all numbers here as JSON")
    options = parser.parse_args(argv)
    if options.voice and not options.workspace:
        parser.error("--voice needs --workspace")
    if options.converted is None:
        if not options.voice:
            parser.error("--converted or --voice is needed")
        options.converted = options.workspace / "cache" / "quality" / options.voice
    return options


if __name__ == "__main__":
    raise SystemExit(main())
