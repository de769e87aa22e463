"""The log file of a command."""

import logging

from mynah.engine.cli.output import end_log


def test_a_log_that_cannot_be_closed_takes_nothing_from_what_was_done():
    class Broken(logging.Handler):
        def close(self):
            super().close()
            raise OSError(5, "Input/output error")

    handler = Broken()
    logging.getLogger("mynah").addHandler(handler)
    end_log(handler)
    assert handler not in logging.getLogger("mynah").handlers
