"""The command line: one file a group of commands.

Reads arguments, calls the engine, prints results. The only place that prints; no algorithms here.
"""
