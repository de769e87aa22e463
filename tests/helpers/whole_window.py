"""The whole window over a made workspace, and what can be asked of every widget in it."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import soundfile
from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtGui import QAccessible, QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QRadioButton,
    QScrollBar,
    QSplitterHandle,
    QTabBar,
    QWidget,
)

from helpers.samples import speech_like
from mynah.project.workspace import Workspace

RATE = 16000
NEVER_NAMED = (QScrollBar, QSplitterHandle)


def made_workspace(root: Path, samples: int = 6, seconds: float = 1.5) -> Workspace:
    """A workspace with samples of made sound, as an import would leave it, but in no time."""
    workspace = Workspace.open(root, create=True)
    for number in range(samples):
        add_sample(workspace, number, seconds)
    return workspace


def add_sample(workspace: Workspace, number: int, seconds: float = 1.5) -> str:
    """One more sample; every third one has something to warn about."""
    name = f"{number:016x}"
    audio = speech_like(seconds, RATE, seed=number)
    soundfile.write(workspace.samples_dir / f"{name}.wav", audio, RATE, subtype="PCM_16")
    warned = number % 3 == 2
    reasons = [{"code": "noise", "text": "It is noisy.", "action": "Record it again."}]
    meta = {
        "schema_version": 1,
        "id": name,
        "imported_at": f"2026-01-{1 + number % 28:02d}T10:{number % 60:02d}:00.000Z",
        "original": {"name": f"recording {number:04d}.wav"},
        "audio": {
            "sha256": f"{number:064x}",
            "content_sha256": f"{number:064x}",
            "sample_rate": RATE,
            "channels": 1,
            "duration": seconds,
        },
        "assessment": {
            "verdict": "warn" if warned else "ok",
            "score": 0.55 if warned else 0.9,
            "speech_seconds": seconds,
            "reasons": reasons if warned else [],
            "parts": {"noise": 0.4 if warned else 0.9, "clipping": 1.0, "level": 0.8},
            "measures": {"snr_db": 12.0 if warned else 35.0, "peak_dbfs": -6.0},
        },
    }
    (workspace.samples_dir / f"{name}.txt").write_text("Some words.", encoding="utf-8")
    path = workspace.samples_dir / f"{name}.meta.json"
    path.write_text(json.dumps(meta), encoding="utf-8")
    return name


def turn(milliseconds: int = 0) -> None:
    """Let the event loop run for a while; 0: until nothing is due."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def shown_widgets(root: QWidget) -> list[QWidget]:
    """Every widget that can be seen now, the root too."""
    return [one for one in [root, *root.findChildren(QWidget)] if one.isVisible()]


def nameless(root: QWidget) -> list[str]:
    """Controls that can have the focus and that no screen reader could name."""
    found = []
    for widget in shown_widgets(root):
        if widget.focusPolicy() == Qt.FocusPolicy.NoFocus or isinstance(widget, NEVER_NAMED):
            continue
        if widget.objectName().startswith("qt_") or _is_inner(widget):
            continue
        face = QAccessible.queryAccessibleInterface(widget)
        name = face.text(QAccessible.Text.Name) if face is not None else ""
        if not name.strip():
            found.append(described(widget))
    return found


def _is_inner(widget: QWidget) -> bool:
    """Parts that Qt itself puts into a control: the line of a spin box, a viewport, a header."""
    parent = widget.parentWidget()
    if isinstance(widget, QLineEdit) and isinstance(parent, QAbstractSpinBox | QComboBox):
        return True
    if isinstance(parent, QAbstractScrollArea) and widget is parent.viewport():
        return True
    return (
        isinstance(parent, QAbstractItemView) and widget.metaObject().className() == "QHeaderView"
    )


def cut(root: QWidget) -> list[str]:
    """Labels, buttons and fields with less room than their words need."""
    return [
        f"{described(one)}: {words!r}, {room} of {needed}"
        for one in shown_widgets(root)
        for words, room, needed in _lack(one)
    ]


def _lack(widget: QWidget) -> list[tuple[str, int, int]]:
    if isinstance(widget, QLabel):
        return _label_lack(widget)
    if isinstance(widget, QTabBar):
        return []  # it scrolls
    if isinstance(widget, QAbstractButton) and widget.text():
        marks = isinstance(widget, QCheckBox | QRadioButton)
        style = getattr(widget, "toolButtonStyle", None)
        if style is not None and style() == Qt.ToolButtonStyle.ToolButtonIconOnly:
            return []
        if style is None and not marks and not widget.text().strip():
            return []
        needed = widget.minimumSizeHint().width()
        return [(widget.text(), widget.width(), needed)] if widget.width() < needed else []
    return []


def _label_lack(label: QLabel) -> list[tuple[str, int, int]]:
    if not label.text() or label.pixmap().width():
        return []
    if label.toolTip() == label.text():
        return []  # a name of the person's own, shortened in the middle, whole in its tool tip
    if label.wordWrap():
        needed = label.heightForWidth(label.width())
        words = label.text().replace("\u200b", " ").split()
        widest = max(
            (QFontMetrics(label.font()).horizontalAdvance(word) for word in words),
            default=0,
        )
        if widest > label.contentsRect().width() + 1:
            return [(label.text(), label.contentsRect().width(), widest)]
        return [(label.text(), label.height(), needed)] if label.height() < needed else []
    needed = label.sizeHint().width()
    return [(label.text(), label.width(), needed)] if label.width() < needed else []


def described(widget: QWidget) -> str:
    """Where a widget is: classes and object names from the page inwards."""
    parts = []
    one: QWidget | None = widget
    while one is not None and len(parts) < 5:
        name = one.objectName()
        parts.append(type(one).__name__ + (f"#{name}" if name else ""))
        one = one.parentWidget()
    return " < ".join(parts)


def silence(seconds: float) -> np.ndarray:
    """Nothing to hear, float32, shape (frames,)."""
    return np.zeros(int(seconds * RATE), np.float32)
