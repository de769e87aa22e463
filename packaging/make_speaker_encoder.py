"""Make ``resources/models/speaker_encoder.safetensors`` again, from Resemblyzer's weights.

Run it by hand with the path of ``pretrained.pt`` (in the installed package ``resemblyzer``
0.1.4, Apache-2.0). Nothing in it is executed: the file is read as weights alone.
"""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "resources" / "models" / "speaker_encoder.safetensors"
NOTICE = {
    "kind": "speaker-encoder",
    "origin": "Resemblyzer 0.1.4, pretrained.pt, converted to fp16",
    "licence": "Apache-2.0",
}


def main() -> None:
    """Write the file and say what it was made from."""
    import torch
    from safetensors.torch import save_file

    source = Path(sys.argv[1])
    state = torch.load(source, map_location="cpu", weights_only=True)["model_state"]
    kept = {name: value for name, value in state.items() if name.startswith(("lstm.", "linear."))}
    save_file({name: value.half().contiguous() for name, value in kept.items()}, TARGET, NOTICE)
    digest = hashlib.sha256(source.read_bytes()).hexdigest()
    numbers = sum(value.numel() for value in kept.values())
    print(f"{TARGET}: {numbers} numbers, {TARGET.stat().st_size} bytes, from {digest}")


if __name__ == "__main__":
    main()
