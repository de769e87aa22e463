"""torch without what a program that trains and converts does not run: about 210 MB less.

Left out: headers, tests, cmake files, and the programs in `bin` but for the one whose absence
keeps torch from being imported. Instead of PyInstaller's hook for torch, which takes all of it.
"""

import sys

from PyInstaller.utils.hooks import collect_dynamic_libs, collect_submodules, get_package_paths

# Not looked for; what of it something else names comes along (a few modules of `testing` do).
_UNUSED = (
    "torch._inductor.codegen.cuda",
    "torch._inductor.codegen.rocm",
    "torch._inductor.codegen.xpu",
    "torch.distributed.benchmarks",
    "torch.testing._internal",
    "torch.utils.benchmark",
    "torch.utils.hipify",
    "torch.utils.tensorboard",
    "torch.utils.viz",
)
# Of tests alone; nothing links to them.
_UNUSED_LIBRARIES = (
    "libaoti_custom_ops",
    "libbackend_with_compiler",
    "libjitbackend_test",
    "libtorchbind_test",
)
_FOLDER = get_package_paths("torch")[1]


def _wanted(name: str) -> bool:
    return not any(name == one or name.startswith(one + ".") for one in _UNUSED)


# Some of it reads its own sources while it is imported: what `torch.jit` compiles, and every
# module that holds settings.
module_collection_mode = "pyz+py"
warn_on_missing_hiddenimports = False
hiddenimports = collect_submodules("torch", filter=_wanted, on_error="ignore")
excludedimports = ["torch.utils.benchmark", "torch.utils.hipify", "torch.utils.tensorboard"]
binaries = [
    (source, folder)
    for source, folder in collect_dynamic_libs(
        "torch", search_patterns=["*.dll", "*.dylib", "*.so", "*.so.*"]
    )
    if not any(name in source for name in _UNUSED_LIBRARIES)
]
# `import torch` refuses to go on where this program is not.
_manager = "torch_shm_manager"
if sys.platform != "win32":
    binaries.append((f"{_FOLDER}/bin/{_manager}", "torch/bin"))
# Links from the top folder to these would tell torch a wrong place for its libraries.
bindepend_symlink_suppression = ["**/torch/lib/*.so*"]
