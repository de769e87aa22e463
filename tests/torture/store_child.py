"""A process that does operations on a workspace in children of its own, and is never killed.

`python -m torture.store_child`: takes one JSON object a line (`what`, folders, where to kill), does
it in a child that begins with everything loaded, and answers with how the child ended.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import traceback
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent


class Operator:
    """The side that asks.

    Args:
        home: Where the settings and takes of the program under attack are.
    """

    def __init__(self, home: Path) -> None:
        source = HERE.parents[1] / "desktop"
        places = os.pathsep.join((str(source), str(HERE.parent)))
        env = {**os.environ, "PYTHONPATH": places, "MYNAH_HOME": str(home)}
        self._process = subprocess.Popen(
            [sys.executable, "-m", "torture.store_child"],
            env=env,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def ask(self, what: str, place: Path, **more: Any) -> dict[str, Any]:
        """Have one operation done: by its name, or ``build``, ``prepare NAME``, ``open``, ``next``,
        ``short next``.

        Returns:
            ``code`` (minus the signal of a killed one), ``said`` and ``error``.
        """
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        line = json.dumps({"what": what, "place": str(place), **more})
        self._process.stdin.write(line + "\n")
        self._process.stdin.flush()
        answer: dict[str, Any] = json.loads(self._process.stdout.readline())
        return answer

    def close(self) -> None:
        """End it."""
        self._process.communicate()


def main() -> None:
    """Answer until nobody asks any more."""
    from torture import store_operations  # everything is loaded once

    del store_operations
    os.fsync = lambda handle: None  # no power fails here; what would be lost is reckoned
    for line in sys.stdin:
        order = json.loads(line)
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(reading)
            os._exit(_do(order, writing))
        os.close(writing)
        with os.fdopen(reading, "rb") as pipe:
            said = pipe.read().decode("utf-8", "replace").splitlines()
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        errors = [one[6:] for one in said if one.startswith("error:")]
        told = [one for one in said if not one.startswith("error:")]
        answer = {"code": code, "said": told, "error": "\n".join(errors)}
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


def _do(order: dict[str, Any], pipe: int) -> int:
    from torture.boundaries import Boundaries
    from torture.store_operations import OPERATIONS, Place, build, go_on, open_all

    base = Path(order["place"])
    place = Place(base / "ws", base / "source", base / "beside")
    os.environ["MYNAH_HOME"] = str(base / "home")

    def say(text: str) -> None:
        os.write(pipe, (text + "\n").encode())

    try:
        what = order["what"]
        if what == "build":
            build(place)
        elif what == "open":
            open_all(place)
        elif what in ("next", "short next"):
            go_on(place, short=what == "short next")
        elif what.startswith("prepare "):
            OPERATIONS[what.removeprefix("prepare ")].prepare(place)
        else:
            kept = order.get("kept")
            watched = (str(place.root), str(place.beside), str(base / "home"))
            boundaries = Boundaries(
                watched,
                order.get("kill_at", 0),
                Path(kept) if kept else None,
                Path(order["log"]) if order.get("log") else None,
            )
            boundaries.watch()
            OPERATIONS[what].do(place, say)
            say("done")
            boundaries.write_log()
    except BaseException:  # noqa: BLE001 - told to who asked
        for line in traceback.format_exc().splitlines():
            say(f"error:{line}")
        return 1
    return 0


if __name__ == "__main__":
    main()
