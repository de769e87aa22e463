import pytest
from hypothesis import given
from hypothesis import strategies as st

from mynah.protocol.codec import Malformed
from mynah.protocol.requests import Request, Withdrawal, decode_request, encode_request

names = st.text(st.characters(codec="utf-8"), min_size=1, max_size=20)
values = st.dictionaries(st.text(max_size=8), st.none() | st.integers() | st.text(max_size=8))


@given(names, names, values)
def test_requests_round_trip(number, kind, parameters):
    request = Request(number, kind, parameters)
    line = encode_request(request)
    assert line.isascii()
    assert "\n" not in line
    assert decode_request(line) == request
    assert decode_request(encode_request(Withdrawal(number))) == Withdrawal(number)


@given(st.text(st.characters(codec=None)) | st.binary())
def test_decoding_a_request_never_raises(line):
    assert isinstance(decode_request(line), Request | Withdrawal | Malformed)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "{}",
        '{"v":1,"cmd":"request","kind":"analyse"}',
        '{"v":1,"cmd":"request","id":7,"kind":"analyse"}',
        '{"v":1,"cmd":"request","id":"7","kind":"analyse","parameters":[]}',
        '{"v":1,"cmd":"stop","id":"7"}',
        '{"v":2,"cmd":"withdraw","id":"7"}',
    ],
)
def test_what_is_no_request_is_malformed(line):
    assert isinstance(decode_request(line), Malformed)
