"""Hearing a blend of two voices before there is one: a conversion with a voice in memory alone."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from mynah.engine.passing import passing_folder
from mynah.engine.serve.aside import heard_meanwhile
from mynah.engine.serve.converting import convert
from mynah.engine.serve.parameters import named_path
from mynah.project.voice_card import weights_sha256
from mynah.project.workspace import Workspace
from mynah.protocol.errors import ErrorCode, MynahError

if TYPE_CHECKING:
    from mynah.engine.convert import LoadedVoice
    from mynah.engine.kept_models import KeptModels
    from mynah.protocol.ports import Control, Reporter


class BlendPreviews:
    """Keeps the last blend that was asked for.

    Args:
        kept: gives pitch trackers and content encoders that are loaded already.
    """

    def __init__(self, kept: KeptModels) -> None:
        self._kept = kept
        # One thing, because a request that was withdrawn may still be loading: see `aside`.
        self._last: tuple[Hashable, LoadedVoice] | None = None

    def convert(
        self, parameters: Mapping[str, Any], reporter: Reporter, control: Control
    ) -> Mapping[str, Any]:
        """Convert `input` to `output` with the blend of `first` and `second` by `ratio`.

        Raises:
            MynahError: USAGE for parameters that are none, EXISTS, NOT_FOUND; BAD_INPUT for voices
                that cannot be blended; as converting does.
            Interrupted: when it was asked for.
        """
        return convert(
            self._kept,
            parameters,
            reporter,
            control,
            voice_of=lambda precision: heard_meanwhile(
                lambda: self._blended(parameters, precision), control
            ),
        )

    def forget(self) -> None:
        """Give the blend up."""
        self._last = None

    def _blended(self, parameters: Mapping[str, Any], precision: str) -> LoadedVoice:
        from mynah.engine.blending import Blend, build_blend, check_blend
        from mynah.engine.convert.loading import load_voice
        from mynah.project.voices import VoiceStore

        store = VoiceStore(Workspace.open_or_read(named_path(parameters, "workspace")))
        ratio = parameters.get("ratio")
        if isinstance(ratio, bool) or not isinstance(ratio, int | float):
            raise MynahError(ErrorCode.USAGE, "The request does not say ratio.")
        first, second = (store.latest(_text(parameters, which)) for which in ("first", "second"))
        blend = Blend(first, second, float(ratio), "")
        blend = replace(blend, name=blend.words)
        check_blend(blend)
        hashes = weights_sha256(first.card), weights_sha256(second.card)
        key = (str(first.dir), str(second.dir), *hashes, float(ratio), precision)
        last = self._last
        if last is not None and last[0] == key:
            return last[1]
        self.forget()  # before loading, so that there are never two in memory
        with passing_folder("blend") as place:
            build_blend(blend, place)
            voice = load_voice(place, precision=precision, encoders=self._kept.encoder)
        self._last = key, voice
        return voice


def _text(parameters: Mapping[str, Any], name: str) -> str:
    value = parameters.get(name)
    if not isinstance(value, str) or not value:
        raise MynahError(ErrorCode.USAGE, f"The request does not say {name}.")
    return value
