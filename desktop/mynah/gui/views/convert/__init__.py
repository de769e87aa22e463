"""Widgets of the page Convert: queue, settings, presets, and the result beside its source."""
