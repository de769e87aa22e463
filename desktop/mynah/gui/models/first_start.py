"""What the page of the first start shows: this computer, and the models that can be fetched."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self
from urllib.parse import urlsplit

from mynah.gui.models.preflight import is_trainable

# Counted for ten minutes of recordings: 200 epochs of 50 steps, 1,270 billion operations each.
_RVC_OPERATIONS_G = 200 * 50 * 1270.0
# A matrix product is the best a device can do; a training reaches a part of it.
_SHARE_OF_PEAK = {"cuda": 0.25, "mps": 0.25, "cpu": 0.9}


@dataclass(frozen=True)
class ComputerFacts:
    """This computer as the engine measured it.

    Attributes:
        device: ``cuda``, ``mps``, ``cpu`` or ``none``.
        device_name: Its name.
        threads: Processor threads that may be used.
        memory: Bytes in all, the container's limit where there is one; 0 for unknown.
        memory_free: Bytes that are available.
        device_memory: Bytes of the graphics card; 0 without one.
        disk_free: Bytes that are free for the workspace.
        gflops: Measured billions of operations a second; 0 for unknown.
        missing: Names of what is needed and not installed.
        rvc_trainable: Whether this version can train RVC voices.
    """

    device: str = "cpu"
    device_name: str = ""
    threads: int = 1
    memory: int = 0
    memory_free: int = 0
    device_memory: int = 0
    disk_free: int = 0
    gflops: float = 0.0
    missing: tuple[str, ...] = ()
    rvc_trainable: bool = True

    @classmethod
    def from_doctor(cls, facts: Mapping[str, Any]) -> Self:
        """Read them from the answer of ``mynah doctor --json``."""
        device, memory = _mapping(facts.get("device")), _mapping(facts.get("memory"))
        total = _whole(memory.get("total"))
        limit = _whole(memory.get("limit"))
        lacks = facts.get("missing")
        speed = _mapping(facts.get("speed")).get("gflops")
        return cls(
            str(device.get("kind") or "none"),
            str(device.get("name") or ""),
            _whole(facts.get("threads")) or 1,
            min(total, limit) if limit and total else total,
            _whole(memory.get("available")),
            _whole(device.get("memory")),
            _whole(_mapping(facts.get("disk")).get("free")),
            float(speed) if isinstance(speed, int | float) else 0.0,
            tuple(
                str(one.get("name"))
                for one in (lacks if isinstance(lacks, list) else [])
                if isinstance(one, Mapping) and one.get("required")
            ),
            is_trainable("rvc", facts),
        )

    @property
    def has_card(self) -> bool:
        """Whether trainings can use a graphics card."""
        return self.device in ("cuda", "mps")

    @property
    def rvc_hours(self) -> float:
        """Rough hours of an RVC training of ten minutes of recordings; 0 for unknown."""
        rate = self.gflops * _SHARE_OF_PEAK.get(self.device, 0.0)
        return _RVC_OPERATIONS_G / rate / 3600 if rate > 0 else 0.0


@dataclass(frozen=True)
class ModelEntry:
    """A model that can be fetched.

    Attributes:
        name: Its name in the catalogue.
        role: ``content``, ``pitch`` or ``base``.
        purpose: What it is for, in English.
        size: Bytes.
        sha256: In hexadecimal; empty where it is not known.
        licence: Short name; empty where it is not known.
        home: Page of who made it.
        hosts: Servers it would come from, the first one first.
        path: Where it is put.
        present: Whether it is here.
        partial: Bytes of an unfinished download.
    """

    name: str
    role: str = ""
    purpose: str = ""
    size: int = 0
    sha256: str = ""
    licence: str = ""
    home: str = ""
    hosts: tuple[str, ...] = ()
    path: str = ""
    present: bool = False
    partial: int = 0

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Read one model of the answer of ``mynah models list --json``."""
        addresses = data.get("addresses")
        hosts = [
            urlsplit(str(one)).hostname or ""
            for one in (addresses if isinstance(addresses, list) else [])
        ]
        texts = {
            key: str(data.get(key) or "")
            for key in ("name", "role", "purpose", "sha256", "licence", "home", "path")
        }
        return cls(
            **texts,
            size=_whole(data.get("size")),
            hosts=tuple(dict.fromkeys(host for host in hosts if host)),
            present=data.get("present") is True,
            partial=_whole(data.get("partial")),
        )

    @property
    def to_come(self) -> int:
        """Bytes still to be fetched."""
        return 0 if self.present else max(0, self.size - self.partial)


@dataclass(frozen=True)
class ModelSet:
    """All that one kind of training needs."""

    name: str
    models: tuple[ModelEntry, ...]

    @property
    def missing(self) -> tuple[ModelEntry, ...]:
        """Those that are not here."""
        return tuple(one for one in self.models if not one.present)

    @property
    def to_come(self) -> int:
        """Bytes still to be fetched."""
        return sum(one.to_come for one in self.models)

    @property
    def hosts(self) -> tuple[str, ...]:
        """Servers that would be asked first."""
        return tuple(dict.fromkeys(one.hosts[0] for one in self.missing if one.hosts))


def model_sets(answer: Mapping[str, Any]) -> list[ModelSet]:
    """The sets of the answer of ``mynah models list --json``, the usual one first."""
    listed = answer.get("models")
    models = {
        entry.name: entry
        for entry in (
            ModelEntry.from_dict(one)
            for one in (listed if isinstance(listed, list) else [])
            if isinstance(one, Mapping)
        )
    }
    found = answer.get("sets")
    sets: Sequence[Any] = found if isinstance(found, list) else []
    return [
        ModelSet(
            str(one.get("name")),
            tuple(models[name] for name in one.get("models") or () if name in models),
        )
        for one in sets
        if isinstance(one, Mapping)
    ]


def _mapping(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def _whole(value: object) -> int:
    return int(value) if isinstance(value, int | float) and value == value else 0
