"""Nothing that is there is written over."""

from mynah.project.output_names import free_path


def test_a_taken_name_is_numbered(tmp_path):
    assert free_path(tmp_path, "take", ".wav") == tmp_path / "take.wav"
    (tmp_path / "Take.WAV").touch()
    assert free_path(tmp_path, "take", ".wav") == tmp_path / "take_2.wav"
    (tmp_path / "take_2.wav").mkdir()
    assert free_path(tmp_path, "take", ".wav") == tmp_path / "take_3.wav"
    assert free_path(tmp_path / "new", "take", ".wav") == tmp_path / "new" / "take.wav"


def test_what_stands_before_the_number_can_be_chosen(tmp_path):
    (tmp_path / "A.wav").touch()
    assert free_path(tmp_path, "a", ".wav", between=" ") == tmp_path / "a 2.wav"
