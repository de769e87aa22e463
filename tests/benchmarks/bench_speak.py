"""How soon a warm engine speaks: by hand, `python tests/benchmarks/bench_speak.py WORKSPACE VOICE`.

Starts `mynah serve`, speaks one sentence to warm it up, then sentences of twelve words that it has
not heard before, and prints when the first and the last audio of each were there, as this process
sees it. The bars: first audio within 0.7 s, all within 1.5 s, on two cores.
"""

import argparse
import json
import statistics
import subprocess
import sys
import time

SENTENCES = (
    "The birch canoe slid on the smooth planks near the old harbour.",
    "She poured the tea slowly and waited for him to say something.",
    "Every morning the small train climbs the hill behind our grey house.",
    "A long letter came yesterday from the office in the northern town.",
    "Nobody knew where the key had been hidden during the whole winter.",
    "The children painted a large yellow sun upon the garden wall today.",
    "He told me that the last boat leaves at half past nine.",
    "We bought bread, cheese and apples at the market beside the church.",
)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("workspace")
    parser.add_argument("voice", help='"" for the engine\'s own')
    parser.add_argument("--base", default="")
    parser.add_argument("--settings", type=json.loads, default={})
    args = parser.parse_args()
    command = [sys.executable, "-m", "mynah", "serve", "--json"]
    engine = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    common = {"workspace": args.workspace, "voice": args.voice, "base": args.base}
    common |= {"settings": args.settings, "refresh": True}
    firsts, wholes = [], []
    for number, text in enumerate(("Warming up.", *SENTENCES)):
        first, whole, said = ask(engine, number, {**common, "text": text})
        print(f"{first:6.3f} s first  {whole:6.3f} s whole  {said:5.2f} s of speech  {text}")
        if number:
            firsts.append(first)
            wholes.append(whole)
    print(f"median {statistics.median(firsts):.3f} / {statistics.median(wholes):.3f} s, ", end="")
    print(f"worst {max(firsts):.3f} / {max(wholes):.3f} s")
    first, whole, _ = ask(engine, 100, {**common, "text": SENTENCES[0], "refresh": False})
    print(f"cached {first:.3f} / {whole:.3f} s")
    engine.stdin.close()
    engine.wait(20)


def ask(engine, number, parameters):
    request = {
        "v": 1,
        "cmd": "request",
        "id": str(number),
        "kind": "speak",
        "parameters": parameters,
    }
    begun = time.monotonic()
    engine.stdin.write(json.dumps(request) + "\n")
    engine.stdin.flush()
    first = 0.0
    for line in engine.stdout:
        event = json.loads(line)
        if event["event"] == "item":
            first = first or time.monotonic() - begun
        if event["event"] == "fault":
            raise SystemExit(event["message"])
        if event["event"] == "answer":
            return first, time.monotonic() - begun, event["result"]["seconds"]
    raise SystemExit("the engine ended")


if __name__ == "__main__":
    main()
