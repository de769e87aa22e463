"""Widgets: they show models and say what was asked for. No files, no processes."""
