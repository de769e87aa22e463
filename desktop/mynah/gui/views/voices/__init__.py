"""Widgets of the page Voices: gallery, card, versions, import with quarantine, export, blending."""
