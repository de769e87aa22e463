"""Samples that exist only as their small files, for tests that read no audio."""

import hashlib
import json

from mynah.project.sample import Sample, parse


def fake_sample(number, duration=6.0, score=0.9, transcript="Some words.", day=1, folder=None):
    """A sample as the library would return it; written to ``folder`` when that is given."""
    sample_id = hashlib.sha256(str(number).encode()).hexdigest()[:16]
    meta = {
        "schema_version": 1,
        "id": sample_id,
        "imported_at": f"2026-01-{day:02d}T00:00:00.000Z",
        "original": {"name": f"{number}.wav"},
        "audio": {
            "sha256": "0" * 64,
            "content_sha256": hashlib.sha256(b"c%d" % number).hexdigest(),
            "sample_rate": 44100,
            "channels": 1,
            "duration": duration,
        },
        "assessment": {"verdict": "ok", "score": score, "reasons": []},
    }
    text = json.dumps(meta)
    if folder is not None:
        (folder / f"{sample_id}.wav").write_bytes(b"RIFF")
        (folder / f"{sample_id}.txt").write_text(transcript)
        (folder / f"{sample_id}.meta.json").write_text(text)
        return parse(folder, sample_id, text, transcript)
    return Sample(sample_id, None, transcript, text)
