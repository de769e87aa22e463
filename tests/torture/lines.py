"""Lines of events and documents, changed, into the whole window."""

from torture import line_events
from torture.attack import Attack
from torture.line_mutations import bytes_of, changed, stream_of, torn
from torture.worker import Worker

SECONDS = 60
BLOCKED_S = 1.0
MEGABYTES = 1200
BATCH = 250
CHANNELS = ("import", "import", "run", "run", "run", "request", "request", "runs", "doctor",
            "storage")  # fmt: skip


def attack_window(ground):
    worker, number = None, 0
    file = ground.work / "said"
    documents = line_events.documents()
    try:
        for seed, rng in ground.each():
            if worker is None or number % BATCH == 0:
                if worker is not None:
                    worker.end()
                worker = Worker("window_worker.py", ground.work / f"window-{number}", SECONDS)
            number += 1
            channel = rng.choice(CHANNELS)
            file.write_bytes(_said(channel, documents, rng))
            answer = worker.ask({"channel": channel, "file": str(file)})
            ground.count(f"by {channel}")
            if isinstance(answer, str):
                ground.failed(seed, "the window stays", f"{channel}: {answer}")
                worker = None
                continue
            for fault in answer["faults"]:
                ground.failed(seed, "no fault in the window", f"{channel}: {fault}")
            if not answer["ended"]:
                ground.failed(seed, "what was asked comes to an end", channel)
            if answer["blocked_s"] > BLOCKED_S:
                ground.failed(seed, "the window is not held up", f"{channel}: {answer}")
            ground.most("held up s", round(answer["blocked_s"], 3))
            ground.most("most MB", answer["mb"])
            if answer["mb"] > MEGABYTES:
                ground.failed(seed, "memory is bounded", f"{channel}: {answer['mb']} MB")
    finally:
        if worker is not None:
            worker.end()


def _said(channel, documents, rng):
    streams = {
        "import": line_events.import_stream,
        "run": line_events.run_stream,
        "request": line_events.request_stream,
    }
    if channel in streams:
        return stream_of(streams[channel](), rng)
    document = documents[channel]
    if rng.random() < 0.3:
        return torn(bytes_of(document), rng)
    return bytes_of(changed(document, rng))


WINDOW = Attack(
    "event-lines",
    "Changed lines of events and documents of an engine are said to the whole window: it stays, is"
    " held up by none, has no fault, and what was asked comes to an end.",
    2_000,
    15,
    attack_window,
)
