"""The command line: one file a group of commands.

Reads arguments, calls the engine, prints results. The only place that prints; no algorithms here.

A command is either *work* (`--json` gives events, one JSON object a line, `hello` first and exactly
one end event) or an *answer* (`--json` gives one JSON document; of a failure, `{"error": {...}}`).
Results go to standard output, everything else to standard error.
"""

from mynah.engine.cli.main import main

__all__ = ["main"]
