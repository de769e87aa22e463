"""What the window does in a workspace, one call each, with faults told as the command line does."""

import sys
from pathlib import Path

from mynah.engine.run_faults import as_mynah_error
from mynah.protocol.errors import MynahError


def call(name, workspace, *more):
    """Do it; the exit code, and the words of a fault on standard error."""
    try:
        return _CALLS[name](Path(workspace), *more) or 0
    except Exception as fault:
        error = fault if isinstance(fault, MynahError) else as_mynah_error(fault)
        print(f"{error.message} {error.hint} [{error.code}] {error.detail}", file=sys.stderr)
        return error.exit_code


def _open(path):
    from mynah.project.workspace import Workspace

    return Workspace.open(path)


def _first(path):
    from mynah.project.samples import Library

    return min(one.id for one in Library(_open(path)).list())


def _trim(path):
    from mynah.project.editing import trim_sample

    trim_sample(_open(path), _first(path), 0.3, 1.9)


def _split(path):
    from mynah.project.editing import split_sample

    split_sample(_open(path), _first(path), [1.2])


def _cut_and_back(path):
    from mynah.project.editing import trim_sample, undo_edit

    undo_edit(_open(path), trim_sample(_open(path), _first(path), 0.3, 1.9))


def _words(path):
    from mynah.project.samples import Library

    Library(_open(path)).set_transcript(_first(path), "Other words, and more of them. " * 40)


def _deleted(path):
    from mynah.project.samples import Library

    Library(_open(path)).delete(_first(path))


def _restored(path):
    from mynah.project.samples import Library

    library = Library(_open(path))
    library.restore(library.binned()[0].entry)


def _purged(path):
    from mynah.project.samples import Library

    Library(_open(path)).purge_bin()


def _decided(path):
    from mynah.project.decisions import EXCLUDE, decide

    decide(_open(path), _first(path), EXCLUDE)


def _preset(path):
    from mynah.project.presets import save_preset

    save_preset(_open(path), "Made", "Higher", {"pitch": 3.0})


def _draft(path):
    from mynah.project.speech_draft import SpeechDraft, save_draft

    save_draft(_open(path), SpeechDraft("A text that somebody wrote. " * 300))


def _settings(path):
    from mynah.project import settings

    now = settings.load().settings
    settings.save(now.with_recent(path))


def _take(path, kept):
    from mynah.project.takes import Takes

    takes = Takes()
    take, file = takes.begin("Read this.", path, 48_000, 24)
    kept = Path(kept)
    noise = _noise(4800)
    try:
        for _ in range(20):
            file.append(noise)
            kept.write_text(f"{file.frames} {take.path}")
    finally:
        file.close()
    takes.keep(take, "my own voice")


def _noise(count):
    import numpy as np

    return np.random.default_rng(0).standard_normal(count).astype(np.float32) * 0.1


def _listened(path):
    from mynah.project.listening import ListeningTest, save_test

    test = ListeningTest.prepare((10, 20), 12, 3, 1)
    for _ in range(12):
        test.answer(1)
    save_test(_open(path), "older", test)


def _forgotten(path):
    from mynah.project import activity

    activity.forget_old(_open(path), 1)


def _written_down(path):
    from mynah.project import activity

    for number in range(100):
        activity.append(_open(path), "edited", f"sample {number}")


def _fetched(path, home):
    """A model comes from a server on this computer into the folder of the program's own data."""
    import hashlib
    import threading
    from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

    from mynah.project import download

    del path
    data = bytes(range(256)) * 2400

    class Server(BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *words):
            del words

    server = ThreadingHTTPServer(("127.0.0.1", 0), Server)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    download.require_space = lambda *how: None  # the space goes while it comes
    patience = download.Patience(silence_s=5.0, tries=2, pause_s=0.05)
    target = Path(home) / "data" / "models" / "model.bin"
    digest = hashlib.sha256(data).hexdigest()
    address = f"http://127.0.0.1:{server.server_port}/model.bin"
    try:
        download.download([address], target, size=len(data), sha256=digest, patience=patience)
    finally:
        if target.exists() and target.read_bytes() != data:
            raise RuntimeError("half a model has its final name")


def _listed(path):
    """What the window reads of a workspace when it opens it; into the cache too."""
    from mynah.engine.run_folder import list_runs
    from mynah.project import dataset
    from mynah.project.samples import Library
    from mynah.project.voices import VoiceStore

    workspace = _open(path)
    samples = Library(workspace).list()
    voices = VoiceStore(workspace).list()
    runs = [run.status().state for run in list_runs(workspace)]
    print(len(samples), len(voices), len(runs), dataset.names(workspace))
    if not samples or not voices or not runs:
        raise RuntimeError("something is not listed")


def _run(path, *more):
    from torture.disk_stages import go

    return go(path, *more)


def _jumping(path, run, jump, after):
    """A run under a clock that jumps on the way, and what the window does beside it."""
    import time

    from mynah.project import activity

    real, begun = time.time, time.monotonic()
    time.time = lambda: real() + (float(jump) if time.monotonic() > begun + float(after) else 0)
    code = _run(path, run, 0)
    _deleted(path)
    activity.forget_old(_open(path), 30)
    _restored(path)
    return code


def _prepared(path, material):
    """What the tries of all attacks on disks begin with."""
    from helpers.rvc_files import save_small
    from torture.disk_workspace import make_material, make_workspace

    make_workspace(path, make_material(Path(material)))
    save_small(Path(material) / "small.pth")


_CALLS = {
    "prepared": _prepared,
    "jumping": _jumping,
    "run": _run,
    "listed": _listed,
    "trim": _trim,
    "split": _split,
    "cut-and-back": _cut_and_back,
    "words": _words,
    "deleted": _deleted,
    "restored": _restored,
    "purged": _purged,
    "decided": _decided,
    "preset": _preset,
    "draft": _draft,
    "settings": _settings,
    "take": _take,
    "listened": _listened,
    "forgotten": _forgotten,
    "written-down": _written_down,
    "fetched": _fetched,
}
