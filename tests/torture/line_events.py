"""What an engine that is well says: streams of events and documents, to be changed."""


def _line(event, **fields):
    return {"v": 1, "t": 0.5, "event": event, **fields}


def _numbered(lines):
    return [{**line, "seq": number} for number, line in enumerate(lines)]


def _hello():
    return _line("hello", protocol=1, engine="0.1", pid=5, command="x", device="cpu", at="")


def import_stream():
    """An import of a few files."""
    reasons = [{"code": "noise", "text": "It is noisy.", "action": "Record again."}]
    items = [
        {"path": f"/a/{number}.wav", "verdict": verdict, "sample_id": f"{number:016x}",
         "score": 0.5, "duration": 2.0, "reasons": reasons, "notes": [], "transcript": False}
        for number, verdict in enumerate(("ok", "warn", "refused", "duplicate"))
    ]  # fmt: skip
    lines = [_hello(), _line("stage", name="import", state="started")]
    for number, item in enumerate(items):
        lines.append(_line("item", kind="import", data=item))
        lines.append(
            _line("progress", stage="import", done=number + 1, total=4, unit="files", eta_s=1.5)
        )
    lines.append(_line("warning", code="refused", text="2.wav: no sound"))
    return _numbered([*lines, _line("done", result={"imported": 2, "refused": 1})])


def run_stream():
    """A short run, as `attach` tells it."""
    lines = [
        _hello(),
        _line("started", job="train", run="r", parameters={"voice": "Anna", "kind": "lite",
              "steps": 100, "settings": {"batch": 4}}),
    ]  # fmt: skip
    lines += [_line("state", state=state) for state in ("queued", "checking", "training")]
    for step in (10, 20, 30):
        lines += [
            _line("stage", name="train", state="started"),
            _line("progress", stage="train", done=step, total=100, unit="steps", eta_s=9.0),
            _line("metric", name="loss/mel", value=1.5 / step, step=step),
            _line("item", kind="checkpoint", data={"step": step, "score": 0.7, "epoch": 1,
                  "similarity": 0.8, "words": 0.9, "path": f"/r/step-{step:06d}", "best": True}),
            _line("artifact", kind="checkpoint", path=f"/r/checkpoints/step-{step:06d}"),
            _line("artifact", kind="preview", path=f"/r/preview-{step:06d}.wav"),
        ]  # fmt: skip
    lines += [
        _line("log", level="info", text="going on"),
        _line("warning", code="STALLED", text="no step for a while"),
        _line("state", state="completed"),
        _line("artifact", kind="voice", path="/w/voices/anna/1"),
        _line("done", result={"voice": "Anna", "version": "1", "steps": 100}),
    ]
    return _numbered(lines)


def request_stream():
    """An answer of a warm engine; `@ID@` is the number of the request."""
    result = {"path": "/nowhere/f0.npz", "hop_s": 0.01, "seconds": 2.0, "sample_rate": 16000,
              "similarity": 0.7, "engines": [{"engine": "espeak", "voices": [{"id": "en"}]}],
              "output": "/nowhere/o.wav", "semitones": 2.0, "parts": []}  # fmt: skip
    return _numbered(
        [
            _line("begun", id="@ID@", kind="analyse"),
            _line("progress", stage="analyse", done=1, total=2, unit="s", eta_s=1.0),
            _line("item", kind="part", data={"number": 1, "path": "/nowhere", "seconds": 1.0}),
            _line("warning", code="NO_EFFECT", text="nothing changes"),
            _line("answer", id="@ID@", result=result),
        ]
    )


def documents():
    """Answers of commands, by command."""
    run = {
        "run": "20260101-100000-anna", "voice": "Anna", "kind": "lite", "dataset": "d",
        "state": "training", "reason": "", "created_at": "2026-01-01T10:00:00Z", "path": "/w/r",
        "updated_at": "2026-01-01T10:00:00Z", "alive": True, "resumable": True, "reached": "x",
        "stage": "train", "t": 12.5, "seq": 17, "saved": {"t": 3.0, "step": 10}, "error": None,
        "stages": {"train": {"state": "started", "done": 1, "total": 2, "unit": "steps",
                             "eta_s": 1.0, "text": ""}},
    }  # fmt: skip
    failed = {"code": "NOT_FOUND", "message": "not there", "hint": "look", "detail": "",
              "items": [["a", "b"]]}  # fmt: skip
    return {
        "runs": {"runs": [run, {**run, "run": "second", "state": "completed", "alive": False}]},
        "doctor": {"checks": [{"name": "disk", "state": "ok", "text": "fine"}], "devices": [],
                   "memory": {"total": 8_000_000_000}, "models": []},
        "storage": {"error": failed},
    }  # fmt: skip
