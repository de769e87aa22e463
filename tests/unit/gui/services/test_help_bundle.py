import json
import os
import zipfile
from pathlib import Path

import pytest
import soundfile
from PySide6.QtCore import Qt

from helpers.samples import FakeAssessment, speech_like
from mynah.gui.services import help_bundle
from mynah.gui.services.help_bundle import BundlePart, collect, save
from mynah.gui.views.help.help_bundle_dialog import HelpBundleDialog, ReportPart
from mynah.project.dataset import Dataset
from mynah.project.importing import import_paths
from mynah.project.paths import log_dir
from mynah.project.samples import Library
from mynah.project.settings import Settings
from mynah.project.workspace import Workspace

pytestmark = pytest.mark.gui

# Each stands for something private; none of them may come out of a bundle.
SECRETS = {
    "file": "Tante Erna Aufnahme",
    "binned": "Verworfenes Gespraech",
    "said": "gestern habe ich den alten Leuchtturm wiedergesehen",
    "said_binned": "niemand soll erfahren was hier gesprochen wurde",
    "voice": "Opa Heinrich",
    "set": "Gutenachtgeschichten",
    "consent": "Erna Kowalski",
    "workspace": "Nachlass Kowalski",
    "microphone": "Ernas Ohrstoepsel",
    "folder": "Geheimordner",
}
WORDS = [
    "Erna", "Aufnahme", "Verworfenes", "Leuchtturm", "erfahren", "Heinrich", "Gutenacht",
    "Kowalski", "Nachlass", "Ohrstoepsel", "Geheimordner", "kowalski.example",
]  # fmt: skip


@pytest.fixture
def workspace(tmp_path):
    one = Workspace.open(tmp_path / SECRETS["workspace"], create=True)
    folder = tmp_path / SECRETS["folder"]
    folder.mkdir()
    for number, (name, text) in enumerate(
        [(SECRETS["file"], SECRETS["said"]), (SECRETS["binned"], SECRETS["said_binned"])]
    ):
        soundfile.write(folder / f"{name}.wav", speech_like(3.0, 16000, number), 16000)
        (folder / f"{name}.txt").write_text(text)
    import_paths(one, [folder], assess=FakeAssessment, consent=f"{SECRETS['consent']} said yes")
    library = Library(one)
    binned = next(s for s in library.list() if s.original_name.startswith(SECRETS["binned"]))
    library.delete(binned.id)
    Dataset(SECRETS["set"], ()).save(one)
    run = one.runs_dir / "20260102-101112345-3f9a"
    run.mkdir()
    job = {"voice": SECRETS["voice"], "kind": "lite", "entries": [1, 2], "dataset": SECRETS["set"]}
    (run / "job.json").write_text(
        json.dumps({**job, "settings": {"seed": 7, "x": SECRETS["file"]}})
    )
    error = {
        "code": "DIVERGED",
        "message": f"The voice {SECRETS['voice']} exploded after '{SECRETS['file']}.wav'.",
        "detail": f"at {folder}/{SECRETS['file']}.wav",
    }
    state = {
        "state": "failed",
        "stages": {"train": {"state": "failed", "done": 3, "text": SECRETS["said"]}},
        "metrics": {"loss_g": {"value": 1.5, "step": 3}, SECRETS["voice"]: {"value": 1}},
        "error": error,
        "note": SECRETS["said"],
    }
    (run / "state.json").write_text(json.dumps(state))
    (run / "engine.log").write_text(f"reading {SECRETS['said'].upper()} now\n")
    return one


@pytest.fixture
def logs(workspace, tmp_path):
    folder = log_dir()
    folder.mkdir(parents=True)
    lines = [
        "2026-01-02 10:11:12 INFO mynah.engine: started",
        f"imported {tmp_path}/{SECRETS['folder']}/{SECRETS['file']}.wav as 3f9a",
        f"no such file: {SECRETS['file'].lower()}.wav",
        f"KeyError: {SECRETS['voice']!r}",
        f"heard: {SECRETS['said_binned']}",
        f"workspace {workspace.root}",
        f"home {Path.home()}{os.sep}{SECRETS['folder']}",
        "mail erna@kowalski.example",
        f"consent of {SECRETS['consent']}",
        f"set {SECRETS['set']} saved",
    ]
    for name in help_bundle.LOG_FILES:
        (folder / name).write_text("\n".join(lines))
    return folder


SETTINGS = Settings(
    workspace=f"/data/{SECRETS['folder']}",
    recent_workspaces=(f"/data/{SECRETS['workspace']}",),
    microphone=SECRETS["microphone"],
    consent_note=SECRETS["consent"],
    train={"seed": 3, "kind": SECRETS["voice"], "unknown": SECRETS["said"]},
    shortcuts={SECRETS["voice"]: "Ctrl+A"},
    extra={"note": SECRETS["said"]},
)
DOCTOR = {
    "device": {"kind": "cpu", "name": "x86_64", "problem": SECRETS["folder"]},
    "processors": 2,
    "memory": {"total": 8},
    "programs": {"piper": f"/home/{SECRETS['folder']}/piper", "espeak-ng": None},
    "models": [{"name": "RMVPE", "kind": "rvc", "present": True, "path": SECRETS["folder"]}],
    "folders": {"workspace": SECRETS["workspace"]},
}


def test_nothing_private_is_in_the_bundle(qapp, workspace, logs, tmp_path):
    path = tmp_path / "out" / "help.zip"
    path.parent.mkdir()
    save(collect(workspace, SETTINGS, DOCTOR), path)
    with zipfile.ZipFile(path) as archive:
        everything = "\n".join(
            archive.read(name).decode() + name for name in archive.namelist()
        ).casefold()
        assert not [name for name in archive.namelist() if name.endswith((".wav", ".flac"))]
    for word in [*WORDS, str(workspace.root), str(Path.home()), str(tmp_path)]:
        assert word.casefold() not in everything


def test_what_helps_is_in_the_bundle(qapp, workspace, logs):
    parts = {part.name: part.text for part in collect(workspace, SETTINGS, DOCTOR)}
    assert json.loads(parts["versions.json"])["qt"]
    assert json.loads(parts["settings.json"])["train"] == {"seed": 3}
    assert json.loads(parts["computer.json"])["programs"] == {"piper": True, "espeak-ng": False}
    assert json.loads(parts["workspace.json"])["samples"]["items"] == 1
    run = json.loads(parts["runs.json"])[0]
    assert run["run"] == "20260102-101112345-3f9a"
    assert run["error"]["code"] == "DIVERGED"
    assert "exploded" in run["error"]["message"]
    assert run["metrics"] == {"loss_g": {"value": 1.5, "step": 3}}
    assert "INFO mynah.engine: started" in parts["window.log"]
    assert all(part.title for part in collect(workspace, SETTINGS))


def test_without_a_workspace_and_logs_there_is_still_a_report(qapp, tmp_path):
    names = [part.name for part in collect(None, Settings())]
    assert names == ["versions.json", "settings.json"]
    nowhere = Workspace.plan(tmp_path / "nowhere")
    assert [part.name for part in collect(nowhere, Settings())] == names


def test_damaged_runs_do_not_hinder(qapp, workspace):
    (workspace.runs_dir / "odd").mkdir()
    (workspace.runs_dir / "odd" / "job.json").write_text("{")
    runs = json.loads({p.name: p.text for p in collect(workspace, Settings())}["runs.json"])
    assert [one["run"] for one in runs] == ["run", "20260102-101112345-3f9a"]


def test_only_the_end_of_a_long_log_is_taken(qapp, tmp_path):
    (tmp_path / "window.log").write_text("line\n" * 200_000 + "the end")
    parts = {part.name: part.text for part in collect(None, Settings(), logs=tmp_path)}
    assert len(parts["window.log"].splitlines()) == help_bundle.MOST_LINES
    assert parts["window.log"].endswith("the end")


def test_a_failed_save_leaves_nothing(qapp, tmp_path):
    with pytest.raises(OSError, match=r"[Nn]o such"):
        save([BundlePart("a.txt", "a")], tmp_path / "missing" / "help.zip")
    assert list(tmp_path.glob("*.zip")) == []


@pytest.fixture
def dialog(qtbot):
    one = HelpBundleDialog()
    qtbot.addWidget(one)
    one.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    one.show()
    return one


def test_the_dialog_shows_everything_before_it_is_saved(dialog, qtbot):
    assert not dialog.save.isEnabled()
    dialog.set_parts([ReportPart("a.json", "A", "alpha"), ReportPart("b.log", "B", "beta")])
    assert dialog.save.isEnabled()
    assert dialog.text.toPlainText() == "alpha"
    dialog.list.setCurrentIndex(dialog.list.model().index(1, 0))
    assert dialog.text.toPlainText() == "beta"
    with qtbot.waitSignal(dialog.text_copied) as heard:
        dialog.copy.click()
    assert "alpha" in heard.args[0]


def test_parts_can_be_left_out_and_words_added(dialog, qtbot):
    dialog.set_parts([ReportPart("a.json", "A", "alpha"), ReportPart("b.log", "B", "beta")])
    dialog.list.model().item(0).setCheckState(Qt.CheckState.Unchecked)
    dialog.words.setPlainText("It hung.")
    with qtbot.waitSignal(dialog.save_requested) as heard:
        dialog.save_to("x.zip")
    assert [part.name for part in heard.args[1]] == ["question.txt", "b.log"]
