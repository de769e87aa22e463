"""What the program is made of, with versions and licences; for About and reports."""

from importlib.metadata import PackageNotFoundError, version

from mynah.gui.models.component import Component

COMPONENTS: tuple[tuple[str, str], ...] = (
    ("PySide6-Essentials", "LGPL-3.0"),
    ("PySide6-Addons", "LGPL-3.0"),
    ("pyqtgraph", "MIT"),
    ("torch", "BSD-3-Clause"),
    ("numpy", "BSD-3-Clause"),
    ("scipy", "BSD-3-Clause"),
    ("soundfile", "BSD-3-Clause, libsndfile LGPL-2.1"),
    ("soxr", "LGPL-2.1"),
    ("av", "BSD-3-Clause, FFmpeg LGPL-3.0"),
    ("faiss-cpu", "MIT"),
    ("onnxruntime", "MIT"),
    ("swift-f0", "MIT"),
    ("safetensors", "Apache-2.0"),
    ("pyloudnorm", "MIT"),
    ("platformdirs", "MIT"),
    ("torchcrepe", "MIT"),
)
"""Names of packages with their licences, as their own files state them."""


def installed_components() -> list[Component]:
    """All components with the versions that are installed. Reads files: not on the GUI thread."""
    return [Component(name, _version(name), licence) for name, licence in COMPONENTS]


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""
