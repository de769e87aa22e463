"""Where a voice fails, by kind of sound: clips of the target, never trained on, through her voice.

    pip install -e '.[quality]' -c packaging/constraints.txt
    pip install pocketsphinx  # MIT and BSD, with its English model: finds the phonemes
    python tests/quality/by_phoneme.py --voice NAME --workspace FOLDER

What goes in is what should come out, so that each frame has a truth to be held against. One row
for each class of phonemes (those of CMU's dictionary), and for pauses. In each band, in dB: by how
much the voice is louder than the recording, and in brackets how far apart they are on average.
Below: what the onsets of stops lose, the pitch just after the voice sets in and later, and how
lively the envelope is, as the deviation of its cepstrum over time next to the recording's, for
formants and for what is finer.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import soundfile
import soxr
from judges import VOICED_CONFIDENCE
from measure_conversion import SPEECH
from run_conversion import convert_all
from scipy import fft, signal

CLASSES = {
    "stops": "P T K B D G",
    "affricates": "CH JH",
    "sibilants": "S Z SH ZH",
    "fricatives": "F V TH DH HH",
    "nasals": "M N NG",
    "liquids": "L R W Y",
    "vowels": "AA AE AH AO AW AY EH ER EY IH IY OW OY UH UW",
    "pauses": "SIL",
}
CLASS_OF = {name: kind for kind, names in CLASSES.items() for name in names.split()}
BANDS = ((60, 1000), (1000, 2000), (2000, 4000), (4000, 8000), (8000, 12_000), (12_000, 20_000))
RATE = 48_000
HOP, WINDOW = 240, 960  # 5 and 20 ms
ENVELOPE_RATE, ENVELOPE_WINDOW = 16_000, 512
FORMANTS, FINER = slice(4, 16), slice(16, 40)  # orders of the cepstrum, of 62.5 us each
SMALL = 1e-11
ONSET_FRAMES = 4  # of 10 ms


@dataclass(frozen=True)
class Clip:
    """A recording and what its voice made of it, float64 at RATE, as loud and as long."""

    truth: np.ndarray
    made: np.ndarray
    kinds: np.ndarray
    """The class of each frame of HOP samples; empty where none is known."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Convert, align, print."""
    options = _parser().parse_args(arguments)
    root: Path = options.reference
    texts = {
        root.parent / row["file"]: row["text"]
        for row in csv.DictReader((root.parent / "metadata.csv").open(encoding="utf-8"))
    }
    files = sorted(path for path in texts if path.parent == root)
    out = options.workspace / "cache" / "quality" / "by_phoneme"
    convert_all(options.voice, options.workspace, files, root.parent, out, 0.0, [])
    clips = []
    for path in files:
        made = next(p for p in out.rglob(f"{path.stem}*") if p.suffix != ".json")
        clips.append(_clip(path, made, texts[path]))
    print("\n".join([*_table(clips), *_stops(clips), *_liveliness(clips)]))
    print("\n".join(_pitch(clips)))
    return 0


def read(path: Path, rate: int = RATE) -> np.ndarray:
    """Mono, float64."""
    samples, own = soundfile.read(path, always_2d=True)
    return np.asarray(soxr.resample(samples.mean(1), own, rate))


def phonemes(samples: np.ndarray, text: str) -> list[tuple[str, int, int]]:
    """Name, first frame of 10 ms and frames of each phoneme of 16 kHz samples that say `text`.

    Raises:
        RuntimeError: where the sound does not fit the words.
    """
    import pocketsphinx

    decoder = pocketsphinx.Decoder(loglevel="FATAL", samprate=16_000)
    words = ["".join(c for c in w if c.isalpha() or c == "'") for w in text.lower().split()]
    pcm = (samples / np.abs(samples).max() * 0.7 * 32767).astype(np.int16).tobytes()
    decoder.set_align_text(" ".join(w for w in words if decoder.lookup_word(w)))
    for finer in (False, True):  # words first, then the phonemes within them
        if finer:
            decoder.set_alignment()
        decoder.start_utt()
        decoder.process_raw(pcm, full_utt=True)
        decoder.end_utt()
    return [(p.name, p.start, p.duration) for word in decoder.get_alignment() for p in word]


def _clip(path: Path, made: Path, text: str) -> Clip:
    truth, answer = read(path), read(made)
    length = min(len(truth), len(answer))
    truth, answer = truth[:length], answer[:length]
    answer = answer * np.sqrt(np.mean(truth**2) / np.mean(answer**2))
    kinds = np.full(1 + length // HOP, "", dtype="<U10")
    for name, first, frames in phonemes(read(path, 16_000), text):
        kinds[2 * first : 2 * (first + frames)] = CLASS_OF.get(name, "pauses")
    return Clip(truth, answer, kinds)


def levels(samples: np.ndarray) -> np.ndarray:
    """Power of each of BANDS in dB, (bands, frames)."""
    hertz, _, spectra = signal.stft(samples, RATE, nperseg=WINDOW, noverlap=WINDOW - HOP)
    power = np.abs(spectra) ** 2
    bands = [power[(hertz >= low) & (hertz < high)].mean(0) for low, high in BANDS]
    return np.asarray(10 * np.log10(np.stack(bands) + SMALL))


def _table(clips: Sequence[Clip]) -> list[str]:
    differences: dict[str, list[np.ndarray]] = {kind: [] for kind in CLASSES}
    for clip in clips:
        difference = levels(clip.made) - levels(clip.truth)
        kinds = clip.kinds[: difference.shape[1]]
        for kind, found in differences.items():
            found.append(difference[:, : len(kinds)][:, kinds == kind])
    heads = " | ".join(f"{low / 1000:g}-{high / 1000:g} kHz" for low, high in BANDS)
    lines = [f"| | frames | {heads} |", "|---" * (len(BANDS) + 2) + "|"]
    for kind, found in differences.items():
        joined = np.concatenate(found, 1)
        if joined.shape[1]:
            mean, apart = joined.mean(1), np.abs(joined).mean(1)
            cells = " | ".join(f"{m:+.1f} ({a:.1f})" for m, a in zip(mean, apart, strict=True))
            lines.append(f"| {kind} | {joined.shape[1]} | {cells} |")
    return lines


def _stops(clips: Sequence[Clip]) -> list[str]:
    """How much the band of the bursts rises within 5 ms, at the most, in each stop."""
    rises: list[tuple[float, float]] = []
    for clip in clips:
        both = [levels(samples)[2:5].mean(0) for samples in (clip.truth, clip.made)]
        marks = np.flatnonzero(np.diff(np.r_[False, clip.kinds == "stops", False].astype(int)))
        for first, end in marks.reshape(-1, 2):
            if end - first > ONSET_FRAMES:
                a, b = (float(np.diff(level[first:end]).max()) for level in both)
                rises.append((a, b))
    truth, made = np.mean(rises, 0)
    return [f"bursts of {len(rises)} stops rise by {truth:.1f} dB in 5 ms; the voice's {made:.1f}"]


def _liveliness(clips: Sequence[Clip]) -> list[str]:
    deviations = [
        np.concatenate([_cepstra(samples) for samples in each], 1).std(1)
        for each in ([c.truth for c in clips], [c.made for c in clips])
    ]
    ratio = deviations[1] / deviations[0]
    shares = f"formants {ratio[FORMANTS].mean():.2f}, finer {ratio[FINER].mean():.2f}"
    return [f"liveliness of the envelope up to 8 kHz: {shares} of the recordings'"]


def _cepstra(samples: np.ndarray) -> np.ndarray:
    """Of the frames that are not quiet, (orders, frames)."""
    low = soxr.resample(samples, RATE, ENVELOPE_RATE)
    spectra = signal.stft(low, nperseg=ENVELOPE_WINDOW, noverlap=ENVELOPE_WINDOW * 3 // 4)[2]
    magnitudes = np.abs(spectra)
    power = 10 * np.log10((magnitudes**2).sum(0) + SMALL)
    cepstra = fft.irfft(np.log(magnitudes + 1e-6), axis=0)
    return np.asarray(cepstra[: FINER.stop, power > power.max() - 35])


def _pitch(clips: Sequence[Clip]) -> list[str]:
    from swift_f0 import SwiftF0

    tracker = SwiftF0(threads=1)
    early: list[float] = []
    late: list[float] = []
    for clip in clips:
        found = [
            tracker.detect(soxr.resample(x, RATE, 16_000).astype(np.float32), 16_000)
            for x in (clip.truth, clip.made)
        ]
        length = min(len(one.pitch_hz) for one in found)
        (a, b), voiced = (
            [np.asarray(one.pitch_hz)[:length] for one in found],
            [np.asarray(one.confidence)[:length] >= VOICED_CONFIDENCE for one in found],
        )
        age = 0
        for number in range(length):
            age = age + 1 if voiced[0][number] else 0
            if age and voiced[1][number]:
                cents = float(1200 * np.abs(np.log2(b[number] / a[number])))
                (early if age <= ONSET_FRAMES else late).append(cents)
    return [
        f"pitch {name}: median {np.median(each):.0f} cents off, "
        f"{np.mean(np.array(each) <= 50):.1%} within 50"
        for name, each in (("in the first 40 ms of voice", early), ("later", late))
    ]


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--voice", required=True)
    parser.add_argument("--workspace", type=Path, required=True)
    parser.add_argument("--reference", type=Path, default=SPEECH / "target" / "ref")
    return parser


if __name__ == "__main__":
    sys.exit(main())
