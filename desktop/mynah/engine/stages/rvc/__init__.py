"""The stages of an RVC run."""
