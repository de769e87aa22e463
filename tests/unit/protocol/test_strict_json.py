import pytest

from mynah.protocol import strict_json
from mynah.protocol.codec import Malformed, Message, decode
from mynah.protocol.codec import TextLine as Text


@pytest.mark.parametrize(
    "text",
    [
        "NaN",
        "-Infinity",
        "1e999",
        "[1, -1e999]",
        '{"a": ' + "9" * 5000 + "}",
        "{",
        "",
        b"\xff\xfe{}",
        b'"\xff"',
    ],
)
def test_what_is_no_number_elsewhere_is_refused(text):
    with pytest.raises(ValueError):  # noqa: PT011 - of whatever kind
        strict_json.loads(text)


def test_the_rest_is_read():
    assert strict_json.loads(b'{"a": [9007199254740992, -1.5, null, true, "NaN"]}') == {
        "a": [9007199254740992, -1.5, None, True, "NaN"]
    }


def test_no_event_carries_a_number_beyond_all_measure():
    whole = '{"v":1,"seq":1,"t":0,"event":"progress","stage":"a","done":%s,"total":2}'
    assert isinstance(decode(whole % "1"), Message)
    assert isinstance(decode(whole % "1000000000000000000000"), Malformed)
    assert isinstance(decode(whole.replace('"seq":1', '"seq":1' + "0" * 30) % "1"), Malformed)
    assert isinstance(decode(whole % "1e999"), Text)
