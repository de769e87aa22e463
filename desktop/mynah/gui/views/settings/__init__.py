"""Widgets of the settings and of the keyboard shortcuts; each change holds at once."""
