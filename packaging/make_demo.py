"""Make the demo recordings in ``resources/`` again, from the transcripts that lie beside them.

    sudo apt-get install festival festvox-us-slt-hts flite opus-tools
    python3 packaging/make_demo.py

The voice to train on is Festival's HTS voice of SLT (32 kHz); the sentences to convert are spoken
by flite's RMS (16 kHz). Both are synthesisers: nobody's own voice is shipped.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

RESOURCES = Path(__file__).resolve().parents[1] / "resources"
PROGRAMS = ("text2wave", "flite", "opusenc")
BITRATE = "48"


def speak_with_festival(text: Path, wav: Path) -> None:
    """Speak a text file with Festival's SLT, 32 kHz."""
    voice = "(voice_cmu_us_slt_arctic_hts)"
    subprocess.run(["text2wave", "-eval", voice, "-o", str(wav), str(text)], check=True)


def speak_with_flite(text: Path, wav: Path) -> None:
    """Speak a text file with flite's RMS, 16 kHz."""
    subprocess.run(["flite", "-voice", "rms", "-f", str(text), "-o", str(wav)], check=True)


def speak_folder(folder: Path, speak: Callable[[Path, Path], None]) -> None:
    """Speak every transcript of a folder into an Ogg Opus file of the same name."""
    with tempfile.TemporaryDirectory() as scratch:
        wav = Path(scratch) / "speech.wav"
        for text in sorted(folder.glob("*.txt")):
            speak(text, wav)
            # The fixed serial keeps the files the same from one making to the next.
            command = ["opusenc", "--quiet", "--serial", "1", "--bitrate", BITRATE]
            subprocess.run([*command, str(wav), str(text.with_suffix(".ogg"))], check=True)


def main() -> int:
    """Make all recordings, or say which programs are missing."""
    missing = [program for program in PROGRAMS if shutil.which(program) is None]
    if missing:
        print(f"missing: {', '.join(missing)} (see the top of this file)", file=sys.stderr)
        return 1
    speak_folder(RESOURCES / "demo", speak_with_festival)
    speak_folder(RESOURCES / "demo_source", speak_with_flite)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
