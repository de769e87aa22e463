"""Names and texts of people in tooltips: letter for letter."""

import pytest
from PySide6.QtGui import QTextDocument

from mynah.gui.plain_tip import plain_tip

pytestmark = pytest.mark.gui


@pytest.mark.parametrize(
    "text",
    ["<b>Ada</b>", '<img src="//server/share/x.png">', "one<br>two\nthree & four", "a &lt; b <i>"],
)
def test_what_looks_like_html_is_shown_as_it_stands(qapp, text):
    shown = QTextDocument()
    shown.setHtml(plain_tip(text))
    assert shown.toPlainText() == text


def test_plain_words_stay_what_they_are():
    assert plain_tip("R&B < 3") == "R&B < 3"
    assert plain_tip("") == ""
