"""onnxruntime: running a network; not its tools for changing one."""

from PyInstaller.utils.hooks import collect_dynamic_libs

binaries = collect_dynamic_libs(
    "onnxruntime", search_patterns=["*.dll", "*.dylib", "*.so", "*.so.*"]
)
hiddenimports = ["onnxruntime.capi._pybind_state", "onnxruntime.capi.onnxruntime_pybind11_state"]
excludedimports = [
    f"onnxruntime.{name}"
    for name in ("backend", "datasets", "quantization", "tools", "transformers")
]
