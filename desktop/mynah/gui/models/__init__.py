"""Rows and curves for the views. No widgets, no files, no processes."""
