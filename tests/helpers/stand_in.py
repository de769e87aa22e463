"""A module that is otherwise for one of its users, instead of for every thread of the process."""

from types import ModuleType, SimpleNamespace


def stand_in(module: ModuleType, **otherwise: object) -> SimpleNamespace:
    """What `module` has, with some things otherwise; to be put where one user of it looks.

    A clock or `os.fsync` that is changed in the module itself is changed for the threads that an
    earlier test has left, too, and what these do comes into the test.
    """
    return SimpleNamespace(**{**vars(module), **otherwise})
