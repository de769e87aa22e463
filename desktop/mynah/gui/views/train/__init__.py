"""Widgets of the training section."""
