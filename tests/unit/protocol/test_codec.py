import json
from dataclasses import fields
from importlib.resources import files
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mynah.protocol.codec import (
    MAX_LINE,
    Malformed,
    Message,
    StreamDecoder,
    TextLine,
    Unknown,
    decode,
    decode_command,
    encode,
    encode_command,
)
from mynah.protocol.commands import EXPLAINED, Command
from mynah.protocol.errors import EXPLANATIONS, ErrorCode, MynahError
from mynah.protocol.events import (
    EVENT_TYPES,
    FINAL_STATES,
    RUN_STATES,
    Answer,
    Artifact,
    Begun,
    Cancelled,
    Done,
    Failed,
    Fault,
    Hello,
    Item,
    Log,
    Metric,
    Progress,
    Stage,
    Started,
    State,
    Warning_,
)
from mynah.protocol.exitcodes import MEANINGS, ExitCode, exit_code_for

SCHEMA = json.loads((files("mynah.resources") / "schema" / "events-v1.json").read_text())
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)
TRANSCRIPTS = sorted((Path(__file__).parents[2] / "data" / "transcripts").glob("*.jsonl"))

text = st.text(st.characters(codec=None), max_size=60)
number = st.floats(allow_nan=False, allow_infinity=False, width=32)
data = st.dictionaries(st.text(max_size=8), st.none() | st.integers() | text | number, max_size=4)
count = st.integers(0, 10**12)
events = st.one_of(
    st.builds(Hello, st.integers(1, 9), text, count, text, text, text),
    st.builds(Started, text, text, data),
    st.builds(State, st.sampled_from(RUN_STATES), text),
    st.builds(Stage, text, st.sampled_from(["started", "done", "skipped", "failed"]), text),
    st.builds(Progress, text, count, count, text, st.none() | number),
    st.builds(Metric, text, st.none() | number, count),
    st.builds(Artifact, text, text),
    st.builds(Item, text, data),
    st.builds(Log, st.sampled_from(["debug", "info", "warning", "error"]), text),
    st.builds(Warning_, text, text),
    st.builds(Begun, text, text),
    st.builds(Answer, text, data),
    st.builds(Fault, text, st.sampled_from([code.value for code in ErrorCode]), text),
    st.builds(Done, data),
    st.builds(
        Failed,
        st.sampled_from([code.value for code in ErrorCode]),
        text,
        text,
        text,
        st.lists(st.tuples(text, text), max_size=3).map(tuple),
    ),
    st.builds(Cancelled, st.sampled_from(["stopped", "cancelled", "detached"])),
)


@given(events, st.integers(0, 10**9), st.floats(0, 1e9))
def test_what_is_encoded_fits_the_schema_and_decodes_to_itself(event, seq, t):
    line = encode(event, seq, t)
    assert line.isascii()
    assert "\n" not in line
    VALIDATOR.validate(json.loads(line))
    assert decode(line) == Message(event, seq, round(t, 3))


@given(st.text(st.characters(codec=None)) | st.binary())
def test_decoding_never_raises(line):
    assert isinstance(decode(line), Message | Unknown | Malformed | TextLine)
    assert isinstance(decode_command(line), Command | Malformed)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | number | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=5,
)


@given(events, st.data())
def test_damaged_fields_never_raise(event, data):
    body = json.loads(encode(event, 1, 0.0))
    key = data.draw(st.sampled_from(sorted(body)))
    body[key] = data.draw(json_values)
    decoded = decode(json.dumps(body))
    assert isinstance(decoded, Message | Unknown | Malformed)
    del body[key]
    decode(json.dumps(body))


@pytest.mark.parametrize(
    "line",
    [
        "{" * 100_000,
        '{"a":' * 100_000,
        '{"v":1,"seq":' + "9" * 5000 + "}",
        '{"v":1,"seq":1,"t":1e999,"event":"log","level":"info","text":""}',
        '{"v":1,"seq":1,"t":' + "9" * 400 + ',"event":"log","level":"info","text":""}',
        '{"v":1,"seq":1,"t":NaN,"event":"log","level":"info","text":""}',
        '{"v":true,"seq":1,"t":0,"event":"log","level":"info","text":""}',
        '{"v":2,"seq":1,"t":0,"event":"log","level":"info","text":""}',
        '{"v":1,"seq":true,"t":0,"event":"log","level":"info","text":""}',
        '{"v":1,"seq":1,"t":0,"event":"log","level":"info"}',
        '{"v":1,"seq":1,"t":0,"event":["log"],"level":"info","text":""}',
        '{"v":1,"seq":1,"t":0,"event":"failed","code":"X","message":"","items":[["a"]]}',
    ],
)
def test_hostile_lines_are_no_events(line):
    assert isinstance(decode(line), Malformed | TextLine)


def test_unknown_events_and_fields_are_passed_over():
    unknown = decode('{"v":1,"seq":3,"t":1,"event":"later","x":1}')
    assert unknown == Unknown("later", 3, 1.0, {"x": 1})
    known = decode('{"v":1,"seq":3,"t":1,"event":"log","level":"info","text":"a","more":[1]}')
    assert known == Message(Log("info", "a"), 3, 1.0)
    assert decode("hello there") == TextLine("hello there")


@given(st.lists(events, min_size=1, max_size=8), st.data())
@settings(max_examples=60)
def test_any_split_of_a_stream_gives_the_same_events(sent, data):
    lines = [encode(event, seq, float(seq)) for seq, event in enumerate(sent)]
    lines.insert(len(lines) // 2, "stray text ü")
    stream = "\n".join(lines).encode() + data.draw(st.sampled_from([b"", b"\n"]))
    cuts = sorted(data.draw(st.lists(st.integers(0, len(stream)), max_size=12)))
    check_split(stream, cuts)


def check_split(stream, cuts):
    whole = StreamDecoder()
    expected = whole.feed(stream) + whole.finish()
    pieces = StreamDecoder()
    got = []
    for start, end in zip([0, *cuts], [*cuts, len(stream)], strict=True):
        got += pieces.feed(stream[start:end])
    assert got + pieces.finish() == expected


@pytest.mark.parametrize("path", TRANSCRIPTS, ids=lambda p: p.stem)
def test_recorded_runs_fit_the_schema_and_survive_any_split(path):
    stream = path.read_bytes()
    for line in stream.splitlines():
        VALIDATOR.validate(json.loads(line))
        assert isinstance(decode(line), Message)
    for size in (1, 7, 64):
        check_split(stream, list(range(size, len(stream), size)))


def test_there_are_recorded_runs():
    assert len(TRANSCRIPTS) >= 3


def test_a_line_without_end_does_not_grow_for_ever():
    decoder = StreamDecoder()
    got = [item for _ in range(40) for item in decoder.feed(b"x" * 65536)]
    assert len(got) == 1
    assert isinstance(got[0], Malformed)
    line = encode(Log("info", "after"), 1, 0.0).encode()
    assert decoder.feed(b"xxx\n" + line + b"\n") == [Message(Log("info", "after"), 1, 0.0)]


@pytest.mark.parametrize(
    "event",
    [
        Log("info", "é" * 100_000),
        Failed("INTERNAL", "m" * 100_000, items=tuple((f"f{i}", "r" * 500) for i in range(5000))),
        Done({"list": list(range(100_000)), "text": {"a": ["b" * 70_000]}}),
        Item("x", {str(i): i for i in range(20_000)}),
    ],
)
def test_long_events_are_shortened_to_a_line_that_still_decodes(event):
    line = encode(event, 1, 0.0)
    assert len(line) <= MAX_LINE
    VALIDATOR.validate(json.loads(line))
    assert isinstance(decode(line), Message)


def test_numbers_that_are_not_finite_become_null():
    line = encode(Metric("loss", float("nan"), 3), 0, 0.0)
    assert decode(line).event == Metric("loss", None, 3)
    assert decode(encode(Done({"x": float("inf")}), 0, 0.0)).event == Done({"x": None})


def test_the_schema_names_every_event_and_field():
    assert set(SCHEMA["$defs"]) == {kind.name_on_wire for kind in EVENT_TYPES}
    for kind in EVENT_TYPES:
        described = set(SCHEMA["$defs"][kind.name_on_wire]["properties"])
        assert described == {"v", "seq", "t", "event"} | {spec.name for spec in fields(kind)}
    assert SCHEMA["$defs"]["state"]["properties"]["state"]["enum"] == list(RUN_STATES)
    assert SCHEMA["$defs"]["failed"]["properties"]["code"]["enum"] == [c.value for c in ErrorCode]


@pytest.mark.parametrize("command", Command)
def test_commands_round_trip(command):
    assert decode_command(encode_command(command)) is command
    assert EXPLAINED[command]


@pytest.mark.parametrize(
    "line", ["", "stop", "{}", '{"v":2,"cmd":"stop"}', '{"v":1,"cmd":["stop"]}', '{"v":1,"cmd":3}']
)
def test_what_is_no_command_is_malformed(line):
    assert isinstance(decode_command(line), Malformed)


@pytest.mark.parametrize("code", ErrorCode)
def test_every_error_has_words_and_an_exit_code(code):
    words = EXPLANATIONS[code]
    assert all((words.what, words.why, words.todo))
    error = MynahError(code, "message", items=[("a", "b")])
    assert error.hint == words.todo
    assert error.exit_code is exit_code_for(code)
    assert error.exit_code is not ExitCode.OK
    assert (error.exit_code is ExitCode.BUG) == (code is ErrorCode.INTERNAL)


def test_every_exit_code_has_a_meaning():
    assert set(MEANINGS) == set(ExitCode)
    assert exit_code_for("FROM_THE_FUTURE") is ExitCode.BUG
    assert set(RUN_STATES) >= FINAL_STATES
