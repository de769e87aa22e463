"""What a synthetic file says of itself: written, and read back by two libraries."""

import errno

import av
import numpy as np
import pytest
import soundfile

from mynah import __version__
from mynah.audio.decode import DecodeError
from mynah.audio.id3 import id3_tag
from mynah.audio.write import FORMATS, StreamWriter, WriteError, write_audio
from mynah.project.provenance import Provenance, read_provenance, speech_tags
from mynah.project.voice_card import FileRecord, VoiceCard, weights_sha256

DIGEST = "8f" * 32
NAMES = ("Anna", "Jürgen Ł", "声 の 🎙", 'with "quotes" and \\', "two\nlines")
SOUND = (0.1 * np.sin(np.arange(24_000) / 9)).astype(np.float32)


def card(name="Anna", files=("model.safetensors",)):
    return VoiceCard(name=name, files={file: FileRecord(1, DIGEST) for file in files})


def by_soundfile(path):
    with soundfile.SoundFile(path) as file:
        return file.copy_metadata()


def by_av(path):
    with av.open(path) as file:
        found = {**file.metadata, **file.streams.audio[0].metadata}
    return {name.lower(): text for name, text in found.items()}


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("kind", list(FORMATS))
def test_every_format_holds_it_and_two_libraries_read_it(tmp_path, kind, name):
    path = tmp_path / f"out.{kind}"
    write_audio(path, SOUND, 48_000, kind, metadata=speech_tags(card(name), title="Grüße"))
    for read in (by_soundfile, by_av):
        found = read(path)
        assert Provenance.from_comment(found["comment"]) == Provenance(name, DIGEST)
        assert found["title"] == "Grüße"
        assert found["artist"] == f"{name} (synthetic voice)"
        assert "Synthetic" in found["comment"]
        assert DIGEST in found["comment"]
        assert __version__ in found["comment"]
    assert read_provenance(path) == Provenance(name, DIGEST, "", f"Mynah {__version__}")
    assert soundfile.info(path).frames == pytest.approx(len(SOUND), abs=2500)


def test_where_the_bytes_lie(tmp_path):
    """The chunks and tags that the standards name, not something that only these readers know."""
    starts = {"wav": b"LIST", "flac": b"comment=", "ogg": b"\x03vorbis", "mp3": b"COMM"}
    for kind, mark in starts.items():
        path = tmp_path / f"out.{kind}"
        write_audio(path, SOUND, 48_000, kind, metadata=speech_tags(card()))
        content = path.read_bytes()
        assert mark.lower() in content.lower()
    assert (tmp_path / "out.mp3").read_bytes()[:5] == b"ID3\x03\x00"
    wav = (tmp_path / "out.wav").read_bytes()
    assert wav[wav.index(b"LIST") + 8 :][:4] == b"INFO"
    assert b"ICMT" in wav


def test_the_sound_of_an_mp3_is_the_same_with_and_without_a_tag(tmp_path):
    write_audio(tmp_path / "plain.mp3", SOUND, 48_000, "mp3")
    write_audio(tmp_path / "tagged.mp3", SOUND, 48_000, "mp3", metadata=speech_tags(card("声")))
    one, other = (soundfile.read(tmp_path / f"{n}.mp3")[0] for n in ("plain", "tagged"))
    np.testing.assert_array_equal(one, other)
    with av.open(tmp_path / "tagged.mp3") as file:
        # The header that LAME fills in at the end is found, or the length would be a guess.
        assert float(file.duration) / 1e6 == pytest.approx(0.5, abs=0.06)


class Full:
    """A file on a full disk."""

    def __init__(self, file):
        self.file = file

    def write(self, data):
        raise OSError(errno.ENOSPC, "No space left on device")

    def __getattr__(self, name):
        return getattr(self.file, name)


@pytest.mark.parametrize("blocks", [0, 20])
def test_a_disk_that_fills_while_an_mp3_is_written_leaves_nothing(tmp_path, blocks):
    def full():
        with StreamWriter(tmp_path / "a.mp3", 48_000, format="mp3") as writer:
            writer.write(SOUND[:100])  # which the encoder keeps to itself
            writer._behind._file = Full(writer._behind._file)
            for _ in range(blocks):
                writer.write(SOUND)

    with pytest.raises(WriteError, match="No space left"):
        full()
    assert list(tmp_path.iterdir()) == []


def test_a_voice_without_a_file_and_a_base_voice():
    assert weights_sha256(card(files=())) == ""
    assert Provenance.from_comment(speech_tags(card(files=()))["comment"]) == Provenance("Anna")
    spoken = speech_tags(None, base="espeak/en-us")
    assert spoken["artist"] == "espeak/en-us (synthetic voice)"
    assert Provenance.from_comment(spoken["comment"]) == Provenance(base="espeak/en-us")
    both = Provenance.from_comment(speech_tags(card(), base="piper/en_US-lessac")["comment"])
    assert both == Provenance("Anna", DIGEST, "piper/en_US-lessac")
    assert "title" not in spoken


def test_a_pth_is_a_voices_weights_where_there_is_no_other():
    assert weights_sha256(card(files=("a.index", "a.pth"))) == DIGEST
    assert weights_sha256(card(files=("a.index",))) == ""


@pytest.mark.parametrize("comment", ["", "a song", 'voice="Anna"', "Synthetic speech"])
def test_what_mynah_did_not_make_says_nothing(tmp_path, comment):
    assert Provenance.from_comment(comment) is None
    write_audio(tmp_path / "a.wav", SOUND, 48_000, metadata={"comment": comment} if comment else {})
    assert read_provenance(tmp_path / "a.wav") is None


def test_a_comment_that_somebody_broke_is_read_as_far_as_it_goes():
    broken = Provenance("Anna", DIGEST).comment().replace('voice="Anna"', 'voice="An\\qna"')
    assert Provenance.from_comment(broken).weights_sha256 == DIGEST
    assert Provenance.from_comment("Synthetic speech made with Mynah.") == Provenance(program="")


def test_files_that_are_no_sound(tmp_path):
    (tmp_path / "a.wav").write_bytes(b"no sound" * 100)
    for name in ("a.wav", "none.wav"):
        with pytest.raises(DecodeError):
            read_provenance(tmp_path / name)


def test_a_tag_of_nothing_is_nothing():
    assert id3_tag({}) == id3_tag({"title": ""}) == b""


@pytest.mark.parametrize("kind", FORMATS)
def test_a_name_that_is_no_unicode_is_a_title_all_the_same(tmp_path, kind):
    tags = speech_tags(card("Ann\udcff"), title="b\udcffd")  # as Linux names a file of Latin-1
    path = tmp_path / f"a.{kind}"
    write_audio(path, SOUND, 24_000, kind, metadata=tags)
    assert by_soundfile(path)["title"] == "b?d" if kind != "mp3" else path.exists()
    assert read_provenance(path).voice == "Ann?"


def test_a_tag_that_cannot_be_written_leaves_nothing_behind(tmp_path):
    with pytest.raises(UnicodeEncodeError):
        StreamWriter(tmp_path / "a.wav", 24_000, metadata={"title": "b\udcffd"})
    assert list(tmp_path.iterdir()) == []
