"""The stages of a run: preprocess, extract, train, index, verify, publish.

Each fills one folder from its inputs and says so in a result. Stages know nothing of each other,
of locks or of journals: the run orders them, skips them and swaps their folders.
"""

from mynah.engine.run_stage import Stage
from mynah.protocol.errors import ErrorCode, MynahError


def stages_for(kind: str) -> list[Stage]:
    """The stages that make a voice of `kind`, in order.

    Raises:
        MynahError: MISSING_MODEL for a kind whose models are not on this computer.
    """
    from mynah.engine.stages.extract import Extract
    from mynah.engine.stages.index import Index
    from mynah.engine.stages.preprocess import Preprocess
    from mynah.engine.stages.publish import Publish
    from mynah.engine.stages.train import Train
    from mynah.engine.stages.verify import Verify

    if kind != "lite":
        raise MynahError(
            ErrorCode.MISSING_MODEL,
            f"A voice of the kind {kind} needs ContentVec and base models that are not here.",
            hint="Train a Lite voice: --kind lite needs nothing downloaded.",
        )
    return [Preprocess(), Extract(), Train(), Index(), Verify(), Publish()]
