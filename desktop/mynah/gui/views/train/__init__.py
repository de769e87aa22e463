"""Widgets of the section Train: what is chosen, the run with its curves, and its end."""
