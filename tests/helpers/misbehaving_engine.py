"""A child that says events like the engine and then does what it is told: `... BEHAVIOUR`.

Only the standard library and nothing of the program, so that it starts at once and can be wrong.
"""

import ctypes
import itertools
import json
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

NUMBERS = itertools.count()


def line(event, **fields):
    body = {"v": 1, "seq": next(NUMBERS), "t": 0.0, "event": event, **fields}
    return (json.dumps(body) + "\n").encode()


def put(data):
    while data:
        data = data[os.write(1, data) :]


def hello(**more):
    facts = {"protocol": 1, "engine": "0", "pid": os.getpid(), "command": "x", "device": ""}
    put(line("hello", **{**facts, "at": "", **more}))


def done(**result):
    put(line("done", result=result))


def log(text):
    put(line("log", level="info", text=text))


def commands():
    """Names of commands as they come on standard input."""
    for text in sys.stdin:
        yield json.loads(text).get("cmd", "")


def wait_for_ever():
    while True:
        time.sleep(60)


def ok():
    hello()
    log("at work")
    done(answer=42)


def torn():
    hello()
    whole = line("log", level="info", text="torn")
    for k in range(0, len(whole), 7):
        put(whole[k : k + 7])
        time.sleep(0.005)
    done()


def torn_utf8():
    hello()
    body = {"v": 1, "seq": 1, "t": 0.0, "event": "log", "level": "info", "text": "grün 鸟"}
    for byte in json.dumps(body, ensure_ascii=False).encode() + b"\n":
        put(bytes([byte]))
        time.sleep(0.001)
    os.write(2, "grü".encode()[:3])
    time.sleep(0.01)
    os.write(2, "grü".encode()[3:] + b"n\n")
    done()


def long_line():
    hello()
    put(b"x" * 10_000_000 + b"\n")
    done(after="the long line")


def endless_line():
    hello()
    while True:
        put(b"x" * 65536)


def garbage_first():
    put(b"Loading \xff\xfe weights... 100%\r\n{not json\n\x00\n")
    hello()
    done()


def event_first():
    log("no hello")
    wait_for_ever()


def wrong_version():
    put(b'{"v":2,"seq":0,"t":0,"event":"hello","protocol":2}\n')
    wait_for_ever()


def wrong_protocol():
    hello(protocol=2)
    wait_for_ever()


def unknown():
    hello()
    put(line("later", x=1))
    put(line("log", level="info", text="known", more=[1]))
    put(line("log", level="info"))
    done()


def no_core_dump():
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def segfault():
    no_core_dump()
    hello()
    os.write(2, b"last words\n")
    ctypes.string_at(0)


def aborting():
    no_core_dump()
    hello()
    os.abort()


def killed():
    hello()
    os.kill(os.getpid(), signal.SIGKILL)


def no_done():
    hello()
    os.write(2, b"nothing more to say\n")


def exit_3():
    hello()
    sys.exit(3)


def failing():
    hello()
    body = {"code": "DISK_FULL", "message": "full", "hint": "free some", "detail": "", "items": []}
    put(line("failed", **body))
    sys.exit(13)


def done_then_crash():
    no_core_dump()
    hello()
    done()
    os.abort()


def done_then_stay():
    hello()
    done()
    wait_for_ever()


def done_without_line_end():
    hello()
    put(line("done", result={"whole": True}).rstrip(b"\n"))


def two_ends():
    hello()
    done(number=1)
    done(number=2)


def obeying():
    hello()
    for command in commands():
        log(command)
        if command == "cancel":
            put(line("cancelled", reason="cancelled"))
            sys.exit(20)
    put(line("cancelled", reason="stopped"))
    sys.exit(21)


def until_eof():
    """Ends only with its input."""
    hello()
    for command in commands():
        log(command)
    put(line("cancelled", reason="detached"))


def ignoring():
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    hello()
    log("deaf")
    wait_for_ever()


def heeding_terminate():
    hello()
    wait_for_ever()


def grandchild():
    """Leaves a process behind that holds on to everything it inherited."""
    hello()
    code = "import time; time.sleep(600)"
    child = subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.DEVNULL)
    log(str(child.pid))
    child.returncode = 0
    done()


def grandchild_and_stay():
    hello()
    code = "import time; time.sleep(600)"
    child = subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.DEVNULL)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    log(str(child.pid))
    wait_for_ever()


def flood():
    hello()
    body = b"".join(line("metric", name="loss", value=1.0, step=k) for k in range(100))
    for _ in range(200):
        put(body)
    done(events=20_000)


def flood_of_text():
    hello()
    for _ in range(2000):
        os.write(2, b"stray output of some library, again and again\n" * 20)
    done()


def chatter():
    """Ten events a second, for ever."""
    threading.Thread(target=lambda: [None for _ in commands()] and None, daemon=True).start()
    hello()
    while True:
        log("tick")
        time.sleep(0.1)


def answering():
    os.write(1, b'{"answer": [1, 2, 3]}\n')


def refusing():
    error = {"code": "NOT_FOUND", "message": "not there", "hint": "look", "detail": "", "items": []}
    os.write(1, json.dumps({"error": error}).encode())
    sys.exit(15)


def breaking_off():
    """Tells the same of a run again and again, and goes without an end."""
    hello()
    put(b'{"v":1,"seq":5,"t":0.1,"event":"log","level":"info","text":"the same"}\n')
    sys.exit(3)


def serving():
    """Answers requests like `mynah serve`; the kind says how."""
    no_core_dump()
    hello()
    for text in sys.stdin:
        asked = json.loads(text)
        if asked["cmd"] != "request":
            continue
        number, kind = asked["id"], asked["kind"]
        if kind == "crash before it begins":
            os.abort()
        put(line("begun", id=number, kind=kind))
        if kind == "crash":
            os.abort()
        elif kind == "crash once" and not Path(asked["parameters"]["flag"]).exists():
            Path(asked["parameters"]["flag"]).touch()
            os.abort()
        elif kind == "leave":
            break
        elif kind == "stick":
            wait_for_ever()
        elif kind == "items":
            put(line("item", kind="part", data={"number": 1}))
            put(line("warning", code="NO_EFFECT", text="that changes nothing"))
            put(line("answer", id=number, result={"kind": kind, "pid": os.getpid()}))
        elif kind == "wait":
            withdrawn = json.loads(sys.stdin.readline())
            put(line("log", level="info", text=withdrawn["cmd"]))
            fault = {"code": "CANCELLED", "message": "", "hint": "", "detail": "", "items": []}
            put(line("fault", id=number, **fault))
        elif kind == "fail":
            fault = {"code": "BAD_INPUT", "message": "bad", "hint": "", "detail": "", "items": []}
            put(line("fault", id=number, **fault))
        else:
            put(line("progress", stage=kind, done=1, total=2, unit="items", eta_s=None))
            put(line("answer", id=number, result={"kind": kind, "pid": os.getpid()}))
    done(reason="ended")


if __name__ == "__main__":
    globals()[sys.argv[1]]()
