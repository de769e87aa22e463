"""What to expect of a computer: how long a Lite and an RVC voice take on it, said honestly.

Scaled from measurements on one machine by the speed of its matrix products, so the numbers are
rough; a trial (`mynah trial`) measures the real thing.
"""

from collections.abc import Mapping
from typing import Any

from mynah.project.defaults import TRAIN

# Measured where matrix products in float32 ran at 206 thousand million operations a second.
_REFERENCE_GFLOPS = 206.0
_LITE_STEP_S = 1.1  # of 16 clips, in the mean over a training
_LITE_ENOUGH = 400  # steps; twice as many raised the likeness by one hundredth only
_BUSY = 0.7  # of the processors; then the speed that is measured is not all there is
_LITE_MEMORY = 3_000_000_000
# Counted: 1,270 thousand million operations a step, and the share of the peak that is reached.
_RVC_OPERATIONS_G = 1270.0
_RVC_STEPS = 200 * 50  # 200 epochs over ten minutes, 4 clips a step
_RVC_SHARE = {"cpu": 0.8, "cuda": 0.25, "mps": 0.25}


def expectations(facts: Mapping[str, Any]) -> list[dict[str, Any]]:
    """What `doctor` found, as one entry for each kind of voice: kind, code, numbers, a sentence."""
    answer = [_lite(facts), _rvc(facts)]
    if (facts.get("load") or 0.0) > _BUSY:
        for entry in answer:
            entry["busy"] = True
            entry["text"] += " (Measured while other programs kept this computer busy.)"
    return answer


def _lite(facts: Mapping[str, Any]) -> dict[str, Any]:
    minutes = float(TRAIN["minutes"].default or 0)
    entry: dict[str, Any] = {"kind": "lite", "code": "lite_ready", "minutes": minutes}
    if any(one["required"] for one in facts["missing"]):
        words = "Lite voices cannot be trained before what is missing is installed."
        return {**entry, "code": "lite_missing", "text": words}
    total = facts["memory"].get("total", 0)
    if facts["memory"].get("limit"):
        total = min(total, facts["memory"]["limit"])
    if 0 < total < _LITE_MEMORY:
        words = f"A Lite voice needs about 2 GB of free memory; there are {total / 1e9:.1f} in all."
        return {**entry, "code": "lite_little_memory", "text": words}
    gflops = facts["speed"].get("gflops") if facts["device"]["kind"] == "cpu" else None
    if not gflops:  # Lite trains on the processor, whose speed is not known here
        words = f"A Lite voice trains in {minutes:.0f} minutes, without a graphics card."
        return {**entry, "text": words}
    steps = round(minutes * 60 / (_LITE_STEP_S * _REFERENCE_GFLOPS / gflops))
    entry["steps"] = steps
    if steps < _LITE_ENOUGH:
        needed = round(minutes * _LITE_ENOUGH / max(1, steps))
        words = (
            f"A Lite voice can be trained, but this computer is slow: give it {needed} minutes "
            f"instead of {minutes:.0f}."
        )
        return {**entry, "code": "lite_slow", "minutes_needed": needed, "text": words}
    words = (
        f"A Lite voice trains here in {minutes:.0f} minutes, with about {steps} steps; "
        f"{_LITE_ENOUGH} are enough for a likeness near the best."
    )
    return {**entry, "text": words}


def _rvc(facts: Mapping[str, Any]) -> dict[str, Any]:
    kind = facts["device"]["kind"]
    present = all(one["present"] for one in facts["models"] if one["kind"] == "rvc")
    rate = facts["speed"].get("gflops", 0.0) * _RVC_SHARE.get(kind, 0.0)
    hours = round(_RVC_STEPS * _RVC_OPERATIONS_G / rate / 3600, 1) if rate else None
    code = "rvc_graphics_card" if kind in {"cuda", "mps"} else "rvc_slow"
    entry = {"kind": "rvc", "code": code, "hours": hours, "models_present": present}
    about = "" if hours is None else f", about {hours:.0f} hours for ten minutes of recordings"
    card = facts["device"].get("name", "")
    words = (
        f"An RVC voice can use the graphics card {card}{about}."
        if code == "rvc_graphics_card"
        else f"An RVC voice takes very long without a graphics card{about}. Use Lite."
    )
    if not present:
        words += " Its models are not on this computer; nothing is fetched unasked."
    return {**entry, "trainable": _trainable("rvc"), "text": words + _not_yet("rvc")}


def _trainable(kind: str) -> bool:
    """Whether this version has the stages for a kind of voice."""
    from mynah.engine.stages import stages_for
    from mynah.protocol.errors import MynahError

    try:
        return bool(stages_for(kind))
    except (ImportError, OSError, MynahError):
        return False


def _not_yet(kind: str) -> str:
    return "" if _trainable(kind) else " This version of Mynah cannot train one yet."
