"""The program's own commands about a run, in a fork: what they said and what they ended with."""

import functools
import os
from pathlib import Path

from mynah.engine.attach import attach
from mynah.engine.cli import runs
from mynah.engine.cli.main import main

runs.attach = functools.partial(attach, start_grace_s=0.1)  # nobody begins these runs

ABOUT = {
    "status": ["status", "{run}", "--json"],
    "status in words": ["status", "{run}"],
    "runs": ["runs", "--json"],
    "attach": ["attach", "{run}", "--json"],
    "attach --thin": ["attach", "{run}", "--json", "--thin", "--from", "7"],
}


def look(request):
    """Each command's code and words."""
    found = {}
    for name, words in ABOUT.items():
        arguments = [word.format(**request) for word in words]
        with open(request["out"], "w+b") as file:  # noqa: PTH123
            before = os.dup(1)
            os.dup2(file.fileno(), 1)
            try:
                code = main([*arguments, "--workspace", request["workspace"]])
            except SystemExit as end:
                code = int(end.code or 0)
            finally:
                os.dup2(before, 1)
                os.close(before)
        found[name] = [int(code), Path(request["out"]).read_text("utf-8", "replace")]
    return found
