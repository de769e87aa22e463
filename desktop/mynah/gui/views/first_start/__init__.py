"""Widgets of the first start: what this computer can do, and what could be downloaded."""
