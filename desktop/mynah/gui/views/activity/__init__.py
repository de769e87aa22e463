"""Widgets of the activity section: what happened, the runs, and what takes room."""
