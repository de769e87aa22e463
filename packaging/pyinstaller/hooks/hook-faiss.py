"""faiss: its loader takes one of several builds by a name that it makes at run time."""

from PyInstaller.utils.hooks import collect_dynamic_libs, collect_submodules

binaries = collect_dynamic_libs("faiss")
hiddenimports = collect_submodules(
    "faiss", filter=lambda name: not name.startswith("faiss.contrib")
)
