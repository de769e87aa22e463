"""Names of files that are written next to others: what is there is never replaced."""

from pathlib import Path


def free_path(folder: Path, stem: str, suffix: str, between: str = "_") -> Path:
    """A place in a folder that nothing has, numbered where the plain name is taken.

    Args:
        folder: It need not be there.
        stem: Wanted name without its ending.
        suffix: The ending, with its dot.
        between: What stands before the number.

    Returns:
        ``stem.suffix``, else ``stem_2.suffix`` and up. Names that differ only in case count as
        the same, since they are on some disks.
    """
    try:
        taken = {one.name.casefold() for one in folder.iterdir()}
    except OSError:
        taken = set()
    name, count = f"{stem}{suffix}", 1
    while name.casefold() in taken:
        count += 1
        name = f"{stem}{between}{count}{suffix}"
    return folder / name
