"""Times a conversion with an RVC voice of random weights, cold and warm."""

from __future__ import annotations

import time
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import torch

from mynah.audio.write import StreamWriter
from mynah.engine.bench import content
from mynah.engine.bench.measure import ANALYSIS_RATE, BenchSettings, Measure, timed
from mynah.engine.convert.file import convert_file
from mynah.engine.convert.rvc.loading import Parts, assembled
from mynah.engine.convert.settings import ConvertSettings
from mynah.engine.features.pitch import pitch_tracker
from mynah.engine.networks.rvc.config import RvcConfig
from mynah.engine.networks.rvc.synthesizer import RvcSynthesizer
from mynah.project.progress import NoControl, SilentReporter
from mynah.project.voice_card import VoiceCard

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mynah.engine.convert.rvc.encoders import ContentEncoder
    from mynah.engine.convert.rvc.voice import LoadedRvcVoice
    from mynah.engine.networks.hubert_config import HubertConfig

DECODER_GFLOP = 91.0  # for a second of audio, v2 at 40 kHz


def measure(
    settings: BenchSettings, config: RvcConfig | None = None, encoder: HubertConfig | None = None
) -> Iterator[Measure]:
    """Two rows for each precision; shapes of the networks are for trials."""
    narrow = config is not None
    config = config or RvcConfig.of(
        "v1" if settings.version == "v1" else "v2", settings.sample_rate
    )
    torch.manual_seed(0)
    weights = RvcSynthesizer(config).state_dict()
    weights = {name: value for name, value in weights.items() if not name.startswith("enc_q.")}
    seconds = settings.sound.seconds
    gflop = 0.0 if narrow else (DECODER_GFLOP + content.GFLOP) * seconds
    with TemporaryDirectory(prefix="mynah-bench-") as folder:
        source = Path(folder, "source.wav")
        with StreamWriter(source, ANALYSIS_RATE, format="wav") as writer:
            writer.write(settings.sound.audio)
        for precision in settings.precisions:
            load = partial(_voice, config, weights, precision, encoder)
            begun = time.perf_counter()
            voice = load()
            loading = time.perf_counter() - begun
            work = _conversion(voice, source, Path(folder, "out.wav"), precision)
            first = timed(work, 1)
            again = timed(work, settings.repeat)
            bf16 = precision == "bf16"
            name = f"{config.version} {config.rate_name} {precision}"
            for how, took, peak in (
                ("cold", loading + first.seconds, first.peak),
                ("warm", again.seconds, again.peak),
            ):
                yield Measure(
                    "convert", f"{name} {how}", took, seconds, peak, gflop, bf16, random=True
                )


def _conversion(
    voice: LoadedRvcVoice, source: Path, out: Path, precision: str
) -> Callable[[], object]:
    settings = ConvertSettings.checked(precision=precision, f0_method="swift", format="wav")
    tracker = pitch_tracker("swift")
    return lambda: convert_file(
        voice, source, out, settings, SilentReporter(), NoControl(), lambda _: tracker
    )


def _voice(
    config: RvcConfig,
    weights: dict[str, torch.Tensor],
    precision: str,
    encoder: HubertConfig | None,
) -> LoadedRvcVoice:
    def encoders(precision: str, device: str = "cpu") -> ContentEncoder:
        del device
        return content.loaded(precision, encoder)[0]

    card = VoiceCard(name="random", kind="rvc", sample_rate=config.sample_rate)
    return assembled(Parts(card, weights, config, None, (), 170.0, "zero"), precision, encoders)
