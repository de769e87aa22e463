"""An encoder under the GPL is taken out of a bundle; what is linked with it still starts."""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).resolve().parents[2] / "packaging" / "video_stubs.py"
ENCODER = """
const int x264_levels[4] = {9, 9, 9, 9};
void *x264_encoder_open_165(void *how) { return &how; }
"""
FFMPEG = """
void *x264_encoder_open_165(void *how);
extern const int x264_levels[];
int opened(void) { return x264_encoder_open_165(0) != 0 || x264_levels[0] != 0; }
"""
PROGRAM = "int opened(void);\nint main(void) { return opened(); }\n"

pytestmark = [
    pytest.mark.packaging,
    pytest.mark.skipif(
        sys.platform != "linux" or not all(map(shutil.which, ("gcc", "nm", "readelf"))),
        reason="needs a compiler on Linux",
    ),
]


@pytest.fixture
def stubs():
    spec = importlib.util.spec_from_file_location("packaging_video_stubs", SCRIPT)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def bundle(tmp_path):
    folder = tmp_path / "bundle"
    folder.mkdir()
    encoder, user, program = "libx264-0ab1.so.165", "libavcodec.so", "program"
    for code, target, more in (
        (ENCODER, encoder, ["-shared", "-fPIC", f"-Wl,-soname,{encoder}"]),
        (FFMPEG, user, ["-shared", "-fPIC", encoder, "-Wl,-rpath,$ORIGIN"]),
        (PROGRAM, program, [user, "-Wl,-rpath,$ORIGIN"]),
    ):
        (folder / "code.c").write_text(code)
        subprocess.run(["gcc", "code.c", "-o", target, *more], cwd=folder, check=True)
    (folder / "libx264.so").symlink_to(encoder)
    return folder


def opened(bundle):
    return subprocess.run([str(bundle / "program")], cwd=bundle, check=False).returncode


def test_the_encoder_is_gone_and_the_rest_starts(stubs, bundle, capsys):
    assert opened(bundle) == 1
    assert stubs.main([str(bundle)]) == 0
    assert capsys.readouterr().out.count("is empty now") == 1
    assert opened(bundle) == 0
    assert (bundle / "libx264.so").is_symlink()


def test_without_a_compiler_it_says_so(stubs, bundle, monkeypatch, capsys):
    monkeypatch.setenv("PATH", str(bundle))
    assert stubs.main([str(bundle)]) == 1
    assert "is not installed" in capsys.readouterr().err
    assert stubs.main([]) == 2
