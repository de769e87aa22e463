"""Events of a run, and the parts of its page by their names."""

from PySide6.QtWidgets import QPushButton

from helpers.train_session import line


def feed(run, *events):
    messages = [line(k + 1, name, float(k), **fields) for k, (name, fields) in enumerate(events)]
    run.history.apply_all(messages)
    run.refresh()


BEGIN = (
    ("started", {"job": "train", "run": "r1", "parameters": {"voice": "Anna", "minutes": 24.0}}),
    ("stage", {"name": "preprocess", "state": "done", "text": "2 recordings were left out"}),
    ("state", {"state": "training"}),
    ("stage", {"name": "train", "state": "started"}),
    (
        "progress",
        {"stage": "train", "done": 400, "total": 1600, "unit": "steps", "eta_s": 1080.0},
    ),
)


def checkpoint(step, best=False, **facts):
    data = {"step": step, "epoch": step / 40, "similarity": 0.7, "best": best, "score": 0.75}
    data |= {"preview": f"/p/preview-{step}.flac", **facts}
    return ("item", {"kind": "checkpoint", "data": data})


SAVES = (
    ("artifact", {"kind": "preview_source", "path": "/p/preview_source.flac"}),
    checkpoint(200),
    checkpoint(400, best=True, similarity=0.75, score=0.8, lead=0.05, margin=0.02, in_doubt=False),
)


def press(widget, name):
    button = widget.findChild(QPushButton, name)
    assert button is not None
    button.click()


def shown(widget, name):
    return not widget.findChild(QPushButton, name).isHidden()
