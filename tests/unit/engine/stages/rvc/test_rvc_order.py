"""What an RVC training is asked for."""

from types import SimpleNamespace

import pytest

from mynah.engine.stages.rvc.order import PRECISIONS, order_of
from mynah.protocol.errors import ErrorCode, MynahError


def job(**extra):
    settings = SimpleNamespace(sample_rate=40_000, extra=extra)
    return SimpleNamespace(settings=settings, entries=())


def test_precisions():
    assert order_of(job()).precision == "auto"
    assert [order_of(job(precision=one)).precision for one in PRECISIONS] == list(PRECISIONS)
    assert PRECISIONS == ("auto", "fp32", "bf16", "fp16")


@pytest.mark.parametrize("wrong", ["fp8", "BF16", 16, ["fp32"]])
def test_an_unknown_precision_is_refused_in_a_sentence(wrong):
    with pytest.raises(MynahError) as caught:
        order_of(job(precision=wrong))
    assert caught.value.code is ErrorCode.USAGE
    assert repr(str(wrong)) in caught.value.message
    assert "bf16" in caught.value.hint
