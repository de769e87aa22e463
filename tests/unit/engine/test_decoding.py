"""A decoder is shut in with all its threads."""

import sys
from pathlib import Path

import pytest
import soundfile

from mynah.audio.apart import Decoder
from mynah.audio.decoder_program import DecoderProgram
from mynah.engine.decoder_command import decoder_command

pytestmark = pytest.mark.engine


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have nothing of the kind")
def test_no_thread_of_a_decoder_is_left_outside(tmp_path: Path) -> None:
    path = tmp_path / "a.wav"
    soundfile.write(path, [0.0] * 16_000, 16_000)
    decoder = Decoder(DecoderProgram(tuple(decoder_command())))
    try:
        answer, _ = decoder.ask({"open": str(path), "kind": "float32"})
        tasks = Path("/proc", str(decoder.process_id), "task")
        seen = [(task / "status").read_text().split("\n") for task in tasks.iterdir()]
    finally:
        decoder.end()
    filters = [line.split()[1] for lines in seen for line in lines if line.startswith("Seccomp:")]
    assert answer["frames"] == 16_000
    assert len(filters) > 1, "the libraries have threads"
    if "2" not in filters:
        pytest.skip("this kernel has no filter of system calls")
    assert set(filters) == {"2"}
