"""Conversion with RVC voices: chunks, retrieval, protect, formant."""
