"""The real window on a workspace that may only be read, or that goes away under it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from contextlib import ExitStack
from pathlib import Path

from mynah.project.atomic import write_json
from torture.attack import Attack
from torture.disk_full import Scene, prepared
from torture.disk_ground import needs_mount
from torture.disk_workspace import picture

TOUR = Path(__file__).with_name("window_tour.py")


def windows(ground):
    """Everything that can be pressed is pressed."""
    with ExitStack() as held:
        scene = Scene(ground, held)
        for seed, rng in ground.each():
            scene.anew()
            how = rng.choice(["read-only", "removed", "moved"]) if ground.tried > 1 else "read-only"
            before = picture(scene.place.ws)
            home = ground.work / f"home{seed}"
            write_json(home / "config" / "settings.json", {"first_start_done": True})
            if how == "read-only":
                scene.disk.protect()
            process = subprocess.Popen(
                [sys.executable, str(TOUR), str(scene.place.ws), "4" if ground.tries < 3 else "30"],
                env={**os.environ, "MYNAH_HOME": str(home), "QT_QPA_PLATFORM": "offscreen"},
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                text=True,
            )
            if how != "read-only":
                time.sleep(rng.uniform(3, 20))
                away = scene.place.ws.rename(scene.place.disk / "away")
                if how == "removed":
                    shutil.rmtree(away)
            try:
                out, err = process.communicate(timeout=150)
            except subprocess.TimeoutExpired:
                process.kill()
                out, err = process.communicate()
                ground.failed(seed, "the window hangs", f"{how}: {err[-900:]}")
            ground.count(how)
            if process.returncode != 0:
                ground.failed(
                    seed, "the window ends badly", f"{how} {process.returncode}: {err[-900:]}"
                )
            if "Traceback" in err:
                ground.failed(seed, "a traceback", f"{how}: {err[-1500:]}")
            if how == "read-only":
                scene.disk.protect(False)
                _looked_at(ground, seed, out)
                if picture(scene.place.ws) != before:
                    ground.failed(seed, "something was changed", how)


def _looked_at(ground, seed, out):
    facts = json.loads(out.splitlines()[-1]) if out.strip() else {}
    if not any("reading only" in banner for banner in facts.get("banners", [])):
        ground.failed(seed, "it does not say why", facts.get("banners"))
    if facts.get("samples") != 3 or sorted(facts.get("voices", [])) != ["Made", "Other"]:
        ground.failed(seed, "it does not show what is there", facts)
    if facts.get("writing"):
        ground.failed(seed, "what would change it can be pressed", facts["writing"])
    ground.most("pressed", len(facts.get("pressed", [])))


ATTACKS = (
    Attack(
        "disk-window",
        "The real window on a workspace that can only be read, or goes away under it.",
        20,
        1,
        windows,
        needs_mount,
        prepared,
    ),
)
