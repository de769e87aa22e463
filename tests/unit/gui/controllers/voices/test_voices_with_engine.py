"""The page of voices with the real engine: a foreign voice is looked at, kept, exported."""

import pytest
from PySide6.QtWidgets import QAbstractButton, QLineEdit

from helpers.rvc_files import save_index, save_small, tiny
from mynah.gui.services.engine_jobs import EngineJobs
from mynah.project.voices import VoiceStore

pytestmark = [pytest.mark.gui, pytest.mark.engine]
PATIENCE_MS = 120_000


def test_a_dropped_voice_is_looked_at_kept_and_exported(page, session, qtbot, tmp_path):
    session.jobs = EngineJobs(session)
    place = tmp_path / "in"
    save_small(place / "Sigrid.pth", tiny("v2"))
    save_index(place / "added_IVF2_Flat_nprobe_1_Sigrid_v2.index")
    (place / "broken.pth").write_bytes(b"PK\x03\x04 nonsense" * 30)
    page.drop_target.take([str(one) for one in sorted(place.iterdir())])
    dialog = page.imports.dialog
    qtbot.waitUntil(lambda: bool(dialog.entries), timeout=PATIENCE_MS)
    assert [one.found.name for one in dialog.entries if one.found.good] == ["Sigrid"]
    assert dialog.entries[0].found.index.endswith("Sigrid_v2.index")
    assert len(VoiceStore(session.workspace).list()) == 2  # nothing is kept yet
    dialog.findChild(QLineEdit, "import_name_0").setText("Sigrid Berg")
    dialog.consent.setText("A test")
    dialog.go.click()
    qtbot.waitUntil(lambda: page.current.name == "Sigrid Berg", timeout=PATIENCE_MS)
    assert page.current.card.consent == "A test"
    assert page.current.index == "there"
    page.actions.menu["export"].trigger()
    export = page.exports.dialog
    export.set_folder(str(tmp_path / "out"))
    export.findChild(QAbstractButton, "export_for_applio").click()
    export.go.click()
    qtbot.waitUntil(lambda: bool(export.outcome.text()), timeout=PATIENCE_MS)
    assert (tmp_path / "out" / "Sigrid Berg" / "Sigrid Berg.pth").is_file()
    export.close()
