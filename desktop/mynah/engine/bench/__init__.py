"""Measures of speed on given audio: `mynah bench` times each stage."""
