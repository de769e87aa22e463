"""Tooltips that show names and texts of people letter for letter."""

import html

from PySide6.QtGui import Qt


def plain_tip(text: str) -> str:
    """A text for a tooltip that is shown as it stands.

    Qt takes what looks like HTML for HTML: a typed ``<b>`` would vanish, and a voice from
    elsewhere whose name is an ``<img>`` would have a file read.
    """
    if not Qt.mightBeRichText(text):
        return text
    return f'<p style="white-space: pre-wrap">{html.escape(text)}</p>'
