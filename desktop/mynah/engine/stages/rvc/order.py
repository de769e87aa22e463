"""What an RVC training is asked for, read once from the job."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, cast, get_args

from mynah.engine.networks.rvc.config import RvcConfig
from mynah.engine.training.rvc.starting import ROWS, Wanted
from mynah.protocol.errors import ErrorCode, MynahError

if TYPE_CHECKING:
    from mynah.engine.job import Job

Precision = Literal["auto", "fp32", "bf16", "fp16"]
PRECISIONS: tuple[str, ...] = get_args(Precision)


@dataclass(frozen=True)
class RvcOrder:
    """Settings that only RVC voices have.

    Attributes:
        version: "v1" or "v2".
        sample_rate: In hertz.
        base: "auto", "none", the name of a base or a path.
        base_d: Path of the base's discriminators where they do not lie beside it.
        start_from: Path of a training that is gone on from; empty for none.
        precision: "auto", "fp32", "bf16" or "fp16".
        processes: That train together; 0 for as many as there are graphics cards.
        mutes: Clips of silence for each speaker.
        save_every: Epochs between two measured checkpoints.
        only_latest: Whether the last two saved states are kept, not one for each checkpoint.
        speakers: Names, by the number that entries of the job have.
    """

    version: str
    sample_rate: int
    base: str
    base_d: str
    start_from: str
    precision: Precision
    processes: int
    mutes: int
    save_every: int
    only_latest: bool
    speakers: tuple[str, ...]

    @property
    def wanted(self) -> Wanted:
        """What the training is to start from."""
        return Wanted(self.version, self.sample_rate, self.base, self.base_d, self.start_from)

    def config(self, rows: int = ROWS) -> RvcConfig:
        """The family's shape of such a voice, with a table of `rows` speakers."""
        return RvcConfig.of(self.version, self.sample_rate, speakers=rows)


def order_of(job: Job) -> RvcOrder:
    """What `job` asks for.

    Raises:
        MynahError: BAD_INPUT for what no RVC training can be; USAGE for an unknown precision.
    """
    settings, extra = job.settings, job.settings.extra
    order = RvcOrder(
        version=str(extra.get("version") or "v2"),
        sample_rate=settings.sample_rate,
        base=str(extra.get("base") or "auto"),
        base_d=str(extra.get("base_d") or ""),
        start_from=str(extra.get("start_from") or ""),
        precision=_precision(extra),
        processes=int(extra.get("processes") or 0),
        mutes=_number(extra, "mutes", 2),
        save_every=max(1, _number(extra, "save_every", 10)),
        only_latest=extra.get("save_only_latest") is not False,
        speakers=tuple(str(name) for name in extra.get("speakers") or ()),
    )
    try:
        config = order.config()
    except ValueError as fault:
        raise MynahError(ErrorCode.BAD_INPUT, str(fault)) from fault
    most = max((entry.speaker for entry in job.entries), default=0)
    if most >= config.speakers:
        raise MynahError(
            ErrorCode.BAD_INPUT,
            f"There is room for {config.speakers} speakers, and {most + 1} were given.",
        )
    return order


def _precision(extra: dict[str, Any]) -> Precision:
    wanted = str(extra.get("precision") or "auto")
    if wanted not in PRECISIONS:
        raise MynahError(
            ErrorCode.USAGE,
            f"There is no precision called {wanted!r}.",
            hint=f"Choose one of: {', '.join(PRECISIONS)}.",
        )
    return cast("Precision", wanted)


def _number(extra: dict[str, Any], name: str, default: int) -> int:
    value = extra.get(name)
    return default if value is None else int(value)
