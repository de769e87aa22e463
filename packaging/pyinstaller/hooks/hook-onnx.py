"""onnx: writing and checking a file of a network; not its 18 MB of test cases."""

from PyInstaller.utils.hooks import collect_submodules

_UNUSED = ("onnx.backend", "onnx.bin", "onnx.reference", "onnx.test")
hiddenimports = collect_submodules(
    "onnx", filter=lambda name: not name.startswith(_UNUSED), on_error="ignore"
)
excludedimports = list(_UNUSED)
