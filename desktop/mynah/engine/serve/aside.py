"""Loading that cannot be stopped, done aside, so that a withdrawal is heard meanwhile."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    from mynah.protocol.ports import Control

TICK_S = 0.05

Made = TypeVar("Made")


def heard_meanwhile(work: Callable[[], Made], control: Control) -> Made:
    """Do `work` in a thread of its own and give what it gives, or raise what it raises.

    Libraries are imported and large files read by code that asks nobody. When the work is
    withdrawn meanwhile, the thread goes on to its end with nobody waiting: half an import cannot
    be repaired, and what was loaded is wanted soon. So `work` may put its result only where
    another thread may find it, such as into `KeptModels`.

    Raises:
        Interrupted: when it was asked for.
    """
    made: list[Made] = []
    faults: list[BaseException] = []

    def do() -> None:
        try:
            made.append(work())
        except BaseException as fault:  # noqa: BLE001 - it is raised where somebody waits
            faults.append(fault)

    # No daemon: an interpreter that ends within the start of a large library may crash.
    thread = threading.Thread(target=do, name="loading")
    thread.start()
    while thread.is_alive():
        control.raise_if_requested()
        thread.join(TICK_S)
    if faults:
        raise faults[0]
    return made[0]
