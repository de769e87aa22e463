"""How an engine that answers one question knows who asked it, and ends when nobody is left."""

ASKER_VARIABLE = "MYNAH_ASKER"
"""Environment variable: number of the process that wants the answer."""
