"""What a warm engine can do, and what it keeps loaded for that."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mynah.engine.kept_models import KeptModels
from mynah.engine.serve.blends import BlendPreviews
from mynah.project.paths import cache_dir
from mynah.project.workspace import Workspace
from mynah.protocol.errors import ErrorCode, MynahError

if TYPE_CHECKING:
    from mynah.engine.convert import LoadedVoice
    from mynah.protocol.ports import Control, Reporter

Parameters = Mapping[str, Any]
Handler = Callable[[Parameters, "Reporter", "Control"], Mapping[str, Any]]


class Workshop:
    """Does the work of requests. Libraries are loaded by the first one that needs them."""

    def __init__(self) -> None:
        self._kept = KeptModels()
        self._blends = BlendPreviews(self._kept)
        self._handlers: dict[str, Handler] = {
            "analyse": self._analyse,
            "assess": self._assess,
            "convert": self._convert,
            "blend": self._blends.convert,
            "similarity": self._similarity,
            "forget": self._forget,
        }

    def work(
        self, kind: str, parameters: Parameters, reporter: Reporter, control: Control
    ) -> Mapping[str, Any]:
        """Do one request.

        Raises:
            MynahError: USAGE for a kind or parameters that do not exist, else as the work does.
            Interrupted: when it was asked for.
        """
        handler = self._handlers.get(kind)
        if handler is None:
            raise MynahError(ErrorCode.USAGE, f"There is no request of the kind {kind!r}.")
        return handler(parameters, reporter, control)

    def _analyse(
        self, parameters: Parameters, _reporter: Reporter, control: Control
    ) -> Mapping[str, Any]:
        from mynah.engine.serve.analysis import analyse

        path = _path(parameters, "path")
        if not path.exists():  # before anything is loaded
            raise MynahError(ErrorCode.NOT_FOUND, f"{path} is not there.")
        cache = cache_dir()
        if parameters.get("workspace"):
            cache = Workspace.open(_path(parameters, "workspace")).cache_dir
        return analyse(path, cache, self._kept.tracker("swift"), control)

    def _assess(
        self, parameters: Parameters, _reporter: Reporter, _control: Control
    ) -> Mapping[str, Any]:
        from mynah.audio.quality.assess import assess

        return assess(_path(parameters, "path")).to_dict()

    def _convert(
        self, parameters: Parameters, reporter: Reporter, control: Control
    ) -> Mapping[str, Any]:
        from mynah.engine.convert import ConvertSettings, convert_file

        source, target = _path(parameters, "input"), _path(parameters, "output")
        settings = parameters.get("settings") or {}
        if not isinstance(settings, Mapping):
            raise MynahError(ErrorCode.USAGE, "The settings of a conversion are no settings.")
        if target.exists() and not parameters.get("overwrite"):
            raise MynahError(ErrorCode.EXISTS, f"{target} is there already.")
        if source.absolute() == target.absolute():
            raise MynahError(ErrorCode.USAGE, "An input would be overwritten.")
        named = {"format": target.suffix.lstrip(".").lower() or "wav", **settings}
        chosen = ConvertSettings.checked(**named)
        voice = self._voice(parameters, chosen.precision, control)
        for remark in voice.remarks(chosen):
            reporter.warning("NO_EFFECT", remark)
        return convert_file(
            voice, source, target, chosen, reporter, control, trackers=self._kept.tracker
        )

    def _similarity(
        self, parameters: Parameters, _reporter: Reporter, control: Control
    ) -> Mapping[str, Any]:
        path, others = _path(parameters, "path"), parameters.get("others")
        if not isinstance(others, list) or not all(isinstance(one, str) for one in others):
            raise MynahError(ErrorCode.USAGE, "The request does not say others.")
        from mynah.engine.serve.likeness import similarity

        return similarity(path, [Path(one) for one in others], control)

    def _forget(
        self, _parameters: Parameters, _reporter: Reporter, _control: Control
    ) -> Mapping[str, Any]:
        self._blends.forget()
        return {"voices": self._kept.forget()}

    def _voice(self, parameters: Parameters, precision: str, control: Control) -> LoadedVoice:
        """The voice of a workspace, in a folder, or in a file of the RVC family."""
        if parameters.get("model_file"):
            index = _path(parameters, "index_file") if parameters.get("index_file") else None
            return self._kept.file_voice(_path(parameters, "model_file"), index, precision, control)
        return self._kept.voice(_voice_dir(parameters), precision)


def _voice_dir(parameters: Parameters) -> Path:
    if parameters.get("model_dir"):
        return _path(parameters, "model_dir")
    from mynah.project.voices import VoiceStore

    store = VoiceStore(Workspace.open(_path(parameters, "workspace")))
    name, version = str(parameters.get("voice", "")), parameters.get("version")
    return (store.version(name, str(version)) if version else store.latest(name)).dir


def _path(parameters: Parameters, name: str) -> Path:
    value = parameters.get(name)
    if not isinstance(value, str) or not value:
        raise MynahError(ErrorCode.USAGE, f"The request does not say {name}.")
    return Path(value)
