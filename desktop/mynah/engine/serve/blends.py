"""Hearing a blend of two voices before there is one: a conversion with a voice in memory alone."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from mynah.project.voice_card import weights_sha256
from mynah.project.workspace import Workspace
from mynah.protocol.errors import ErrorCode, MynahError

if TYPE_CHECKING:
    from mynah.engine.convert import LoadedVoice
    from mynah.engine.kept_models import KeptModels
    from mynah.protocol.ports import Control, Reporter

NAME = "blend"


class BlendPreviews:
    """Keeps the last blend that was asked for.

    Args:
        kept: gives pitch trackers and content encoders that are loaded already.
    """

    def __init__(self, kept: KeptModels) -> None:
        self._kept = kept
        self._key: Hashable = None
        self._voice: LoadedVoice | None = None

    def convert(
        self, parameters: Mapping[str, Any], reporter: Reporter, control: Control
    ) -> Mapping[str, Any]:
        """Convert `input` to `output` with the blend of `first` and `second` by `ratio`.

        Raises:
            MynahError: USAGE for parameters that are none, EXISTS, NOT_FOUND; BAD_INPUT for voices
                that cannot be blended; as converting does.
            Interrupted: when it was asked for.
        """
        source, target = _path(parameters, "input"), _path(parameters, "output")
        settings = parameters.get("settings") or {}
        if not isinstance(settings, Mapping):
            raise MynahError(ErrorCode.USAGE, "The settings of a conversion are no settings.")
        if source.absolute() == target.absolute():
            raise MynahError(ErrorCode.USAGE, "The input would be overwritten.")
        if target.exists() and not parameters.get("overwrite"):
            raise MynahError(ErrorCode.EXISTS, f"{target} is there already.")
        from mynah.engine.convert import ConvertSettings, convert_file

        named = {"format": target.suffix.lstrip(".").lower() or "wav", **settings}
        chosen = ConvertSettings.checked(**named)
        voice = self._blended(parameters, chosen.precision, control)
        for remark in voice.remarks(chosen):
            reporter.warning("NO_EFFECT", remark)
        control.raise_if_requested()
        trackers = self._kept.tracker
        return convert_file(voice, source, target, chosen, reporter, control, trackers=trackers)

    def forget(self) -> None:
        """Give the blend up."""
        self._voice, self._key = None, None

    def _blended(
        self, parameters: Mapping[str, Any], precision: str, control: Control
    ) -> LoadedVoice:
        from mynah.engine.blending import Blend, build_blend, check_blend
        from mynah.engine.convert.loading import load_voice
        from mynah.project.voices import VoiceStore

        store = VoiceStore(Workspace.open(_path(parameters, "workspace")))
        ratio = parameters.get("ratio")
        if isinstance(ratio, bool) or not isinstance(ratio, int | float):
            raise MynahError(ErrorCode.USAGE, "The request does not say ratio.")
        first, second = (store.latest(_text(parameters, which)) for which in ("first", "second"))
        blend = Blend(first, second, float(ratio), NAME)
        check_blend(blend)
        hashes = weights_sha256(first.card), weights_sha256(second.card)
        key = (str(first.dir), str(second.dir), *hashes, float(ratio), precision)
        if self._voice is None or key != self._key:
            self.forget()  # before loading, so that there are never two in memory
            with TemporaryDirectory(prefix="mynah-blend-", ignore_cleanup_errors=True) as place:
                build_blend(blend, Path(place))
                control.raise_if_requested()
                self._voice = load_voice(
                    Path(place), precision=precision, encoders=self._kept.encoder
                )
            self._key = key
        return self._voice


def _text(parameters: Mapping[str, Any], name: str) -> str:
    value = parameters.get(name)
    if not isinstance(value, str) or not value:
        raise MynahError(ErrorCode.USAGE, f"The request does not say {name}.")
    return value


def _path(parameters: Mapping[str, Any], name: str) -> Path:
    return Path(_text(parameters, name))
