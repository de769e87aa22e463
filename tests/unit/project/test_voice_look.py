import pytest

from mynah.project import atomic
from mynah.project.voice_look import MOST_PICTURE_BYTES, colour_of, set_voice_look, voice_look
from mynah.project.voices import VoiceStore
from mynah.protocol.errors import ErrorCode, MynahError

PNG = b"\x89PNG\r\n\x1a\n" + b"p" * 40
JPEG = b"\xff\xd8\xff\xe0" + b"j" * 40


@pytest.fixture
def folder(workspace):
    store = VoiceStore(workspace)
    staged = store.stage()
    (staged / "model.safetensors").write_bytes(b"weights")
    return store.publish("Ada", staged, {"kind": "lite"}).dir.parent


def test_a_voice_has_a_colour_of_its_name(folder):
    look = voice_look(folder)
    assert look.colour == colour_of("Ada") == colour_of("ada ")
    assert look.picture is None
    assert len({colour_of(str(number)) for number in range(50)}) > 40


def test_a_colour_and_a_picture_are_chosen_changed_and_taken_away(workspace, folder, tmp_path):
    (tmp_path / "a.png").write_bytes(PNG)
    (tmp_path / "b.dat").write_bytes(JPEG)
    first = set_voice_look(workspace, "Ada", colour="#AABBCC", picture=tmp_path / "a.png")
    assert (first.colour, first.picture.read_bytes()) == ("#aabbcc", PNG)
    second = set_voice_look(workspace, "Ada", picture=tmp_path / "b.dat")
    assert (second.colour, second.picture.suffix) == ("#aabbcc", ".jpg")
    assert second.picture.read_bytes() == JPEG
    assert len(list(folder.glob("picture-*"))) == 1
    third = set_voice_look(workspace, "Ada", colour="", no_picture=True)
    assert (third.colour, third.picture) == (colour_of("Ada"), None)
    assert list(folder.glob("picture-*")) == []
    assert VoiceStore(workspace).show("Ada").problems == ()


@pytest.mark.parametrize("content", [b"", b"GIF89a", b"<svg/>", PNG + b"x" * MOST_PICTURE_BYTES])
def test_what_is_no_small_picture_is_refused(workspace, folder, tmp_path, content):
    (tmp_path / "x.png").write_bytes(content)
    with pytest.raises(MynahError) as caught:
        set_voice_look(workspace, "Ada", picture=tmp_path / "x.png")
    assert caught.value.code is ErrorCode.BAD_INPUT
    assert voice_look(folder).picture is None


@pytest.mark.parametrize("colour", ["red", "#fff", "#gggggg", "#1234567"])
def test_what_is_no_colour_is_refused(workspace, folder, colour):
    with pytest.raises(MynahError) as caught:
        set_voice_look(workspace, "Ada", colour=colour)
    assert caught.value.code is ErrorCode.BAD_INPUT
    assert not (folder / "look.json").exists()


def test_a_picture_or_a_voice_that_is_not_there(workspace, folder, tmp_path):
    with pytest.raises(MynahError) as caught:
        set_voice_look(workspace, "Ada", picture=tmp_path / "none.png")
    assert caught.value.code is ErrorCode.BAD_INPUT
    with pytest.raises(MynahError) as caught:
        set_voice_look(workspace, "Eve", colour="#aabbcc")
    assert caught.value.code is ErrorCode.NOT_FOUND
    assert not (folder / "look.json").exists()


@pytest.mark.parametrize(
    "text", ["{", "[]", '{"colour": 3, "picture": "../../x.png"}', '{"picture": "picture-0.png"}']
)
def test_a_strange_look_is_passed_over(folder, text):
    (folder / "look.json").write_text(text)
    look = voice_look(folder)
    assert (look.colour, look.picture) == (colour_of("Ada"), None)


def test_the_old_picture_stays_until_the_look_names_the_new_one(
    workspace, folder, tmp_path, monkeypatch
):
    (tmp_path / "a.png").write_bytes(PNG)
    (tmp_path / "b.jpg").write_bytes(JPEG)
    set_voice_look(workspace, "Ada", picture=tmp_path / "a.png")

    class Killed(BaseException):
        pass

    def die(*_args):
        raise Killed

    monkeypatch.setattr(atomic, "write_json", die)
    with pytest.raises(Killed):
        set_voice_look(workspace, "Ada", picture=tmp_path / "b.jpg")
    monkeypatch.undo()
    assert voice_look(folder).picture.read_bytes() == PNG


def test_a_look_goes_with_the_voice(workspace, folder, tmp_path):
    (tmp_path / "a.png").write_bytes(PNG)
    set_voice_look(workspace, "Ada", colour="#112233", picture=tmp_path / "a.png")
    store = VoiceStore(workspace)
    copy = store.duplicate("Ada", "Eve")
    assert voice_look(copy.dir).picture.read_bytes() == PNG
    set_voice_look(workspace, "Eve", no_picture=True)
    renamed = store.restore(store.delete(store.rename("Ada", "Bo").name))
    assert voice_look(renamed.dir).colour == "#112233"
    assert voice_look(renamed.dir).picture.read_bytes() == PNG
