"""File names from any text a person may type.

The result is legal on Linux, macOS and Windows. Two different texts never give the same name:
a text that had to be changed gets a mark and a part of its own hash, and a text that already
holds the mark is treated as one that had to be changed.
"""

import hashlib
import re
import unicodedata

MARK = "~"
MAX_BYTES = 96
_HASH_LENGTH = 8
_FORBIDDEN = re.compile(r'[<>:"/\\|?*~\x00-\x1f\x7f]')
_RESERVED = re.compile(
    r"^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(\..*)?$", re.IGNORECASE
)


def normal(text: str) -> str:
    """Return ``text`` in the one form in which names are compared (NFC, outer blanks removed)."""
    return unicodedata.normalize("NFC", text).strip()


def safe_name(text: str) -> str:
    """Return a file name for ``text``: itself when it is harmless, else a marked variant.

    Args:
        text: Any text, also empty or with characters no file system takes.

    Returns:
        At most :data:`MAX_BYTES` bytes of UTF-8, never empty, never starting with a dot.
    """
    name = normal(text)
    plain = _cleaned(name)
    return name if plain == name else marked_name(text)


def marked_name(text: str) -> str:
    """Return the marked variant of a name, which is different for every text."""
    name = normal(text)
    digest = hashlib.sha256(name.encode("utf-8", errors="surrogatepass")).hexdigest()
    suffix = MARK + digest[:_HASH_LENGTH]
    return _shortened(_cleaned(name), MAX_BYTES - len(suffix)) + suffix


def folded(name: str) -> str:
    """Return the form under which file systems that ignore case would confuse names."""
    return normal(name).casefold()


def _cleaned(name: str) -> str:
    # Letters that cannot be encoded or shown (lone surrogates, control and format characters)
    # would make a folder that some systems cannot list.
    shown = "".join("_" if unicodedata.category(c) in {"Cc", "Cf", "Cs"} else c for c in name)
    clean = _FORBIDDEN.sub("_", shown).lstrip(".").rstrip(". ") or "_"
    if _RESERVED.match(clean):
        clean = f"_{clean}"
    return _shortened(clean, MAX_BYTES)


def _shortened(name: str, limit: int) -> str:
    while len(name.encode("utf-8")) > limit:
        name = name[:-1]
    return name.rstrip(". ") or "_"
