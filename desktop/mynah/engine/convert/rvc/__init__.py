"""Conversion with RVC voices."""
