"""Widgets of the help bundle, the about box and crash reports."""
