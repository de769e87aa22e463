"""A blend is heard before there is one."""

from typing import Any

import numpy as np
import pytest
import soundfile

from helpers.lite import made_voice
from helpers.samples import speech_like
from mynah.engine.control import Control
from mynah.engine.serve.kinds import Workshop
from mynah.project.progress import SilentReporter
from mynah.project.voices import VoiceStore
from mynah.project.workspace import Workspace
from mynah.protocol.errors import ErrorCode, MynahError


@pytest.fixture
def request_of(tmp_path: Any) -> Any:
    store = VoiceStore(Workspace.open(tmp_path / "ws", create=True))
    for name, level in (("Ada", 0.002), ("Bo", 0.01)):
        store.publish(name, made_voice(tmp_path / name, name=name, level=level, index=False))
    soundfile.write(tmp_path / "in.wav", speech_like(1.0, 16000, 0), 16000)
    base = {"workspace": str(tmp_path / "ws"), "first": "Ada", "second": "Bo"}
    base |= {"input": str(tmp_path / "in.wav"), "output": str(tmp_path / "out.wav")}
    return lambda **more: {**base, "ratio": 0.5, "settings": {"seed": 1}, **more}


def test_the_last_blend_stays_in_memory_and_nothing_is_kept(
    request_of: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Any
) -> None:
    from mynah.engine import blending

    built: list[float] = []
    true = blending.build_blend

    def counted(blend: Any, folder: Any) -> Any:
        built.append(blend.ratio)
        return true(blend, folder)

    monkeypatch.setattr(blending, "build_blend", counted)
    workshop, levels = Workshop(), []
    for ratio in (0, 0, 0.5, 1, 1.0):
        asked = request_of(ratio=ratio, overwrite=True)
        answer = workshop.work("blend", asked, SilentReporter(), Control())
        assert answer["path"] == asked["output"]
        levels.append(float(np.abs(soundfile.read(asked["output"])[0]).max()))
    assert built == [0, 0.5, 1.0]
    assert levels[0] == levels[1] < levels[2] < levels[3] == levels[4]
    store = VoiceStore(Workspace.open(tmp_path / "ws"))
    assert [one.name for one in store.list()] == ["Ada", "Bo"]
    workshop.work("forget", {}, SilentReporter(), Control())
    workshop.work("blend", request_of(ratio=1, overwrite=True), SilentReporter(), Control())
    assert built == [0, 0.5, 1.0, 1.0]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"ratio": "half"}, ErrorCode.USAGE),
        ({"ratio": 3}, ErrorCode.USAGE),
        ({"first": ""}, ErrorCode.USAGE),
        ({"second": "Nobody"}, ErrorCode.NOT_FOUND),
        ({"settings": 3}, ErrorCode.USAGE),
    ],
)
def test_what_cannot_be_blended_is_refused(request_of: Any, change: Any, code: ErrorCode) -> None:
    with pytest.raises(MynahError) as caught:
        Workshop().work("blend", request_of(**change), SilentReporter(), Control())
    assert caught.value.code is code
