"""Widgets of the settings and shortcuts."""
