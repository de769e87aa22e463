"""Attack Mynah and print what broke: by hand, `python tests/torture/run.py [NAMES]`.

Each module beside this one attacks a promise with as many tries as one asks for; `arsenal.py`
lists them. A failure that was found becomes a small test among the others, beside what it tests,
and `test_torture.py` gives every attack a few tries in the suite.

Without names every attack is made, which takes hours; `--share 0.01` makes a hundredth of the
tries. Each outcome is added to a file of results at once, so that a passage can be stopped, and
`--table` prints the table of all that is in that file.
"""

import argparse
import json
import random
import sys
import tempfile
from collections import Counter
from dataclasses import asdict
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from torture.arsenal import ATTACKS
from torture.attack import passage


def main(argv=None):
    by_name = {attack.name: attack for attack in ATTACKS}
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(by_name))
    parser.add_argument("--share", type=float, default=1.0, help="of the tries of a whole passage")
    parser.add_argument("--tries", type=int, help="exactly so many of each")
    parser.add_argument("--seed", type=int, help="of the first try; else a random one")
    parser.add_argument("--work", type=Path, help="folder for scratch; else a temporary one")
    parser.add_argument("--results", type=Path, default=Path("torture.jsonl"))
    parser.add_argument("--table", action="store_true", help="print the results so far, do nothing")
    args = parser.parse_args(argv)
    if unknown := [name for name in args.names if name not in by_name]:
        parser.error(f"no such attack: {', '.join(unknown)}")
    if args.table:
        print(table(args.results))
        return 0
    broken = 0
    for attack in (by_name[name] for name in args.names or by_name):
        if reason := attack.needs():
            print(f"{attack.name}: not made, {reason}", flush=True)
            continue
        tries = args.tries or max(1, round(attack.tries * args.share))
        seed = random.randrange(1 << 31) if args.seed is None else args.seed
        print(f"{attack.name}: {tries} tries from seed {seed}", flush=True)
        with tempfile.TemporaryDirectory(
            prefix="mynah-torture-", dir=args.work, ignore_cleanup_errors=True
        ) as work:
            outcome = passage(attack, Path(work), tries, seed)
        with args.results.open("a", encoding="utf-8") as file:
            file.write(json.dumps(asdict(outcome), default=str) + "\n")
        for failure in outcome.failures[:20]:
            print(f"  seed {failure['seed']}: {failure['what']}: {failure['detail'][:300]}")
        print(f"  {len(outcome.failures)} failures in {outcome.seconds:.0f} s, {outcome.notes}")
        broken += bool(outcome.failures)
    return 1 if broken else 0


def table(results):
    """All passages of a file of results, summed by attack, as a table in Markdown."""
    rows = {}
    for line in results.read_text(encoding="utf-8").splitlines():
        outcome = json.loads(line)
        row = rows.setdefault(outcome["name"], [outcome["about"], 0, 0.0, Counter(), {}])
        row[1] += outcome["tries"]
        row[2] += outcome["seconds"]
        row[3].update(failure["what"] for failure in outcome["failures"])
        row[4].update(outcome["notes"])
    lines = [
        "| attack | what | tries | minutes | failures | seen last |",
        "|---|---|--:|--:|---|---|",
    ]
    for name, (about, tries, seconds, failures, notes) in rows.items():
        broke = ", ".join(f"{count} x {what}" for what, count in failures.items()) or "0"
        seen = ", ".join(f"{key} {value}" for key, value in notes.items())
        lines.append(f"| {name} | {about} | {tries} | {seconds / 60:.1f} | {broke} | {seen} |")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
