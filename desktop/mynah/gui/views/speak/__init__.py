"""Widgets of the page Speak: text, base voice, sentences that come one by one, pronunciations."""
