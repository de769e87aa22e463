"""Widgets for choosing recordings, readiness and preparing for other programs."""
