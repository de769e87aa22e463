"""The stages of a run: preprocess, extract, train, index, verify, publish.

Each fills one folder from its inputs and says so in a result. Stages know nothing of each other,
of locks or of journals: the run orders them, skips them and swaps their folders.
"""

from mynah.engine.run_stage import Stage


def stages_for(kind: str) -> list[Stage]:
    """The stages that make a voice of `kind`, in order."""
    from mynah.engine.stages.publish import Publish

    if kind == "rvc":
        from mynah.engine.stages.rvc.extract import RvcExtract
        from mynah.engine.stages.rvc.index import RvcIndex
        from mynah.engine.stages.rvc.preprocess import RvcPreprocess
        from mynah.engine.stages.rvc.train import RvcTrain
        from mynah.engine.stages.rvc.verify import RvcVerify

        return [RvcPreprocess(), RvcExtract(), RvcTrain(), RvcIndex(), RvcVerify(), Publish()]
    from mynah.engine.stages.extract import Extract
    from mynah.engine.stages.index import Index
    from mynah.engine.stages.preprocess import Preprocess
    from mynah.engine.stages.train import Train
    from mynah.engine.stages.verify import Verify

    return [Preprocess(), Extract(), Train(), Index(), Verify(), Publish()]
