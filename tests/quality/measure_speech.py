"""Which words are heard in spoken text: by hand, for a voice and several bases.

`python tests/quality/measure_speech.py WORKSPACE VOICE BASE[@SPEED] ...` speaks twelve sentences
with each base and prints the share of words that Whisper tiny.en hears wrong (word error rate).
"""

import argparse
import json
import sys
import tempfile
from pathlib import Path

from mynah.engine.control import Control
from mynah.engine.kept_models import KeptModels
from mynah.engine.reporter import ListReporter
from mynah.engine.speak.request import SpeakRequest
from mynah.engine.speak.speaker import Speaker

sys.path.insert(0, str(Path(__file__).parent))
from judges import Judges, spoken_words

SENTENCES = (
    "The birch canoe slid on the smooth planks near the old harbour.",
    "She poured the tea slowly and waited for him to say something.",
    "Every morning the small train climbs the hill behind our grey house.",
    "A long letter came yesterday from the office in the northern town.",
    "Nobody knew where the key had been hidden during the whole winter.",
    "The children painted a large yellow sun upon the garden wall today.",
    "He told me that the last boat leaves at half past nine.",
    "We bought bread, cheese and apples at the market beside the church.",
    "Glue the sheet to the dark blue background before it dries.",
    "These days a chicken leg is a rare dish, but rice is often served.",
    "The juice of lemons makes fine punch when the weather is hot.",
    "Kick the ball straight and follow through, then run to the goal.",
)


def errors(wanted, heard):
    """Words that were put in, left out or changed: the edit distance (Levenshtein, 1966)."""
    row = list(range(len(heard) + 1))
    for number, word in enumerate(wanted, 1):
        before, row[0] = row[0], number
        for place, other in enumerate(heard, 1):
            before, row[place] = (
                row[place],
                min(row[place] + 1, row[place - 1] + 1, before + (word != other)),
            )
    return row[-1]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("workspace")
    parser.add_argument("voice", help='"" for the engine\'s own')
    parser.add_argument("bases", nargs="+", metavar="BASE[@SPEED]")
    parser.add_argument("--settings", type=json.loads, default={}, help="of the conversion, JSON")
    parser.add_argument("-v", "--verbose", action="store_true", help="print what was heard")
    args = parser.parse_args()
    speaker, judges = Speaker(KeptModels()), Judges(threads=2)
    with tempfile.TemporaryDirectory() as folder:
        for asked in args.bases:
            base, _, speed = asked.partition("@")
            wrong = total = 0
            for number, text in enumerate(SENTENCES):
                path = Path(folder) / f"{number}.wav"
                request = SpeakRequest.checked(
                    {
                        "text": text,
                        "workspace": args.workspace,
                        "voice": args.voice,
                        "base": base,
                        "speed": float(speed or 1),
                        "settings": args.settings,
                        "output": str(path),
                        "overwrite": True,
                    }
                )
                speaker.speak(request, ListReporter(), Control())
                heard = judges.words(path)
                wanted = spoken_words(text)
                if args.verbose:
                    print(" ".join(heard))
                wrong += errors(wanted, heard)
                total += len(wanted)
            rate = 100 * wrong / total
            print(f"{asked:28} {rate:5.1f} % of words wrong", flush=True)


if __name__ == "__main__":
    main()
