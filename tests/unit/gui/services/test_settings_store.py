import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow, QSplitter, QWidget

from mynah.gui.services.settings_store import SettingsStore
from mynah.gui.services.window_state import restore_window, save_window
from mynah.project import atomic, settings
from mynah.project.paths import config_dir
from mynah.project.settings import Settings
from mynah.protocol.errors import ErrorCode, MynahError

pytestmark = pytest.mark.gui


@pytest.fixture
def store(qapp):
    one = SettingsStore()
    yield one
    one.flush()


def test_a_change_is_told_and_written(store):
    heard = []
    store.field_changed.connect(heard.append)
    store.changed.connect(heard.append)
    store.update(theme="dark")
    assert heard == ["theme", Settings(theme="dark")]
    assert store.value.theme == "dark"
    assert store.flush()
    assert settings.load().settings.theme == "dark"


def test_the_same_value_again_is_no_change(store, qtbot):
    with qtbot.assertNotEmitted(store.changed):
        store.update(theme="system")
    assert store.flush()
    assert not settings.settings_path().exists()


def test_a_value_out_of_range_changes_nothing(store):
    with pytest.raises(MynahError) as caught:
        store.update(threads=-3)
    assert caught.value.code is ErrorCode.BAD_INPUT
    assert store.value == Settings()


def test_a_field_that_does_not_exist_is_a_fault_of_the_caller(store):
    with pytest.raises(TypeError, match="colour"):
        store.update(colour="red")


def test_two_windows_do_not_undo_each_other(store):
    other = SettingsStore()
    store.update(theme="dark")
    store.flush()
    other.update(threads=3)
    other.flush()
    assert settings.load().settings == Settings(theme="dark", threads=3)


def test_unknown_keys_survive(qapp):
    atomic.write_json(settings.settings_path(), {"future": 1})
    store = SettingsStore()
    store.update(theme="dark")
    store.flush()
    assert atomic.read_json(settings.settings_path())["future"] == 1


def test_a_damaged_file_is_reported_and_then_replaced(qapp):
    path = settings.settings_path()
    path.parent.mkdir(parents=True)
    path.write_text("{")
    store = SettingsStore()
    assert settings.BROKEN_NAME in store.problem
    store.update(theme="light")
    store.flush()
    assert settings.load().settings.theme == "light"


def test_what_cannot_be_saved_is_reported(qapp, qtbot):
    atomic.write_json(settings.settings_path(), {"schema_version": 99})
    store = SettingsStore()
    with qtbot.waitSignal(store.save_failed) as heard:
        store.update(theme="dark")
    assert heard.args[0].code is ErrorCode.NEWER_SCHEMA


def test_reset_keeps_the_workspace_and_the_first_start(store):
    store.update(theme="dark", threads=4, workspace="/w", first_start_done=True)
    store.reset()
    assert store.value == Settings(workspace="/w", first_start_done=True)
    store.update(theme="dark", threads=4)
    store.reset("theme")
    assert store.value.theme == "system"
    assert store.value.threads == 4
    store.flush()


def make_window():
    window = QMainWindow()
    window.setObjectName("main_window")
    splitter = QSplitter(Qt.Orientation.Horizontal)
    splitter.setObjectName("middle")
    splitter.addWidget(QWidget())
    splitter.addWidget(QWidget())
    window.setCentralWidget(splitter)
    return window, splitter


def test_a_window_comes_back_where_it_was(qtbot):
    window, splitter = make_window()
    qtbot.addWidget(window)
    window.resize(640, 480)
    window.show()
    splitter.setSizes([100, 500])
    kept = splitter.sizes()
    save_window(window)
    assert (config_dir() / "window.ini").exists()
    again, splitter = make_window()
    qtbot.addWidget(again)
    assert restore_window(again)
    again.show()
    assert (again.width(), again.height()) == (640, 480)
    assert splitter.sizes() == kept


def test_nothing_known_about_a_window_is_fine(qtbot):
    window, _ = make_window()
    qtbot.addWidget(window)
    assert not restore_window(window)
