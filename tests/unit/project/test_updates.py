"""Looking for a newer version, of a server on this computer."""

from __future__ import annotations

import json

import pytest

from helpers.file_server import serving
from mynah.project.updates import Update, look_for_update
from mynah.protocol.errors import ErrorCode, MynahError


@pytest.mark.parametrize(
    ("tag", "mine", "expected"),
    [
        ("v1.2.0", "1.1.9", Update("1.2.0", True)),
        ("1.10", "1.9.3", Update("1.10", True)),
        ("v1.2.0", "1.2", Update("1.2.0", False)),
        ("v1.2.0", "2.0.0rc1", Update("1.2.0", False)),
    ],
)
def test_versions_are_compared_as_numbers(tag, mine, expected):
    with serving(json.dumps({"tag_name": tag, "html_url": "https://evil.example"}).encode()) as one:
        assert look_for_update(one.address, mine) == expected


@pytest.mark.parametrize(
    "content", [b"", b"[]", b"{}", b'{"tag_name": 7}', b'{"tag_name": "newest"}', b"[" * 100_000]
)
def test_an_answer_that_is_none_is_told(content):
    with serving(content) as server, pytest.raises(MynahError) as caught:
        look_for_update(server.address)
    assert caught.value.code is ErrorCode.DOWNLOAD_FAILED


@pytest.mark.parametrize("address", ["http://example.org/latest", "file:///etc/passwd"])
def test_only_safe_addresses_are_asked(address):
    with pytest.raises(MynahError, match="could not be found out"):
        look_for_update(address)
