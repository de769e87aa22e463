"""The stages of an RVC run that differ from those of a Lite run."""
