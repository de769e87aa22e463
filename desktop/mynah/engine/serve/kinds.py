"""What a warm engine can do, and what it keeps loaded for that."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mynah.engine.kept_models import KeptModels
from mynah.engine.serve.aside import heard_meanwhile
from mynah.engine.serve.blends import BlendPreviews
from mynah.engine.serve.parameters import named_path
from mynah.project import defaults
from mynah.project.paths import cache_dir
from mynah.project.workspace import Workspace
from mynah.protocol.errors import ErrorCode, MynahError

if TYPE_CHECKING:
    from mynah.engine.speak.speaker import Speaker
    from mynah.protocol.ports import Control, Reporter

Parameters = Mapping[str, Any]
_OF_A_BASE = ("engine", "base", "language")
Handler = Callable[[Parameters, "Reporter", "Control"], Mapping[str, Any]]


class Workshop:
    """Does the work of requests. Libraries are loaded by the first one that needs them."""

    def __init__(self) -> None:
        self._kept = KeptModels()
        self._speaker: Speaker | None = None
        self._blends = BlendPreviews(self._kept)
        self._handlers: dict[str, Handler] = {
            "analyse": self._analyse,
            "assess": self._assess,
            "convert": self._convert,
            "load": self._load,
            "blend": self._blends.convert,
            "similarity": self._similarity,
            "speak": self._speak,
            "bases": self._bases,
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

        path = named_path(parameters, "path")
        if not path.exists():  # before anything is loaded
            raise MynahError(ErrorCode.NOT_FOUND, f"{path} is not there.")
        cache = cache_dir()
        if parameters.get("workspace"):
            cache = Workspace.open_or_read(named_path(parameters, "workspace")).cache_dir
        return analyse(path, cache, self._kept.tracker("swift"), control)

    def _assess(
        self, parameters: Parameters, _reporter: Reporter, _control: Control
    ) -> Mapping[str, Any]:
        from mynah.audio.quality.assess import assess

        return assess(named_path(parameters, "path")).to_dict()

    def _convert(
        self, parameters: Parameters, reporter: Reporter, control: Control
    ) -> Mapping[str, Any]:
        from mynah.engine.serve.converting import convert

        return convert(self._kept, parameters, reporter, control)

    def _load(
        self, parameters: Parameters, reporter: Reporter, control: Control
    ) -> Mapping[str, Any]:
        from mynah.engine.serve.converting import load

        told = load(self._kept, parameters, reporter, control)
        if any(name in parameters for name in _OF_A_BASE):
            engine, base, language = (_base_word(parameters, name) for name in _OF_A_BASE)
            method = str(parameters.get("f0_method") or defaults.default("convert", "f0_method"))
            self._speaking().warm_base(engine, base, language, method, control)
        return told

    def _similarity(
        self, parameters: Parameters, _reporter: Reporter, control: Control
    ) -> Mapping[str, Any]:
        path, others = named_path(parameters, "path"), parameters.get("others")
        if not isinstance(others, list) or not all(isinstance(one, str) for one in others):
            raise MynahError(ErrorCode.USAGE, "The request does not say others.")
        from mynah.engine.serve.likeness import similarity

        return similarity(path, [Path(one) for one in others], control)

    def _speak(
        self, parameters: Parameters, reporter: Reporter, control: Control
    ) -> Mapping[str, Any]:
        heard_meanwhile(lambda: import_module("mynah.engine.speak.speaker"), control)
        from mynah.engine.speak.request import SpeakRequest

        request = SpeakRequest.checked(parameters)
        return self._speaking().speak(request, reporter, control)

    def _bases(
        self, _parameters: Parameters, _reporter: Reporter, _control: Control
    ) -> Mapping[str, Any]:
        return self._speaking().engines.listed()

    def _speaking(self) -> Speaker:
        if self._speaker is None:
            from mynah.engine.speak.speaker import Speaker

            self._speaker = Speaker(self._kept)
        return self._speaker

    def _forget(
        self, _parameters: Parameters, _reporter: Reporter, _control: Control
    ) -> Mapping[str, Any]:
        if self._speaker is not None:
            self._speaker.forget()
        self._blends.forget()
        return {"voices": self._kept.forget()}


def _base_word(parameters: Parameters, name: str) -> str:
    value = parameters.get(name) or defaults.default("speak", name)
    return str(defaults.check("speak", name, value))
