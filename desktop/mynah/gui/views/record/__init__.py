"""Widgets of the recording page: script, microphone, level, take, and what waits to be kept."""
