"""The program under attack, loaded once: each line of standard input is an order for a fork of it.

An order names words of the command line of Mynah, or "op" and the name of one of the operations in
`disk_calls.py` with its arguments.
"""

import ctypes
import json
import os
import signal
import sys
import time


def loaded():
    """Everything that takes long to import; no thread may run yet."""
    import safetensors.torch
    import soundfile
    import torch

    from mynah.audio.quality import assess
    from mynah.engine import cli
    from mynah.engine.convert import file
    from mynah.engine.stages import stages_for
    from torture import disk_calls, disk_stages

    torch.set_num_threads(1)
    return cli, disk_calls, disk_stages, assess, file, soundfile, safetensors, stages_for("lite")


def work(order, cli, calls):
    """Carry out one order in this process; the exit code."""
    for number, path, flags in (
        (0, "/dev/null", os.O_RDONLY),
        (1, order["out"], os.O_WRONLY | os.O_CREAT | os.O_TRUNC),
        (2, order["err"], os.O_WRONLY | os.O_CREAT | os.O_TRUNC),
    ):
        handle = os.open(path, flags, 0o666)
        os.dup2(handle, number)
        os.close(handle)
    os.environ.update(order["environment"])
    os.chdir(order["cwd"])
    if order["plain"]:
        as_anybody()
    if order["fail"]:
        shim = ctypes.CDLL(None)
        shim.torture_arm(
            os.fsencode(order["fail"]["below"]),
            ctypes.c_long(order["fail"]["nth"]),
            ctypes.c_int(order["fail"]["error"]),
            ctypes.c_int(order["fail"]["lasting"]),
        )
    words = order["words"]
    try:
        code = calls.call(*words[1:]) if words[0] == "op" else cli.main(words)
    finally:
        if order["fail"]:
            with open(order["err"] + ".calls", "w", encoding="ascii") as file:
                file.write(str(shim.torture_calls()))
    return code


def as_anybody():
    """Give up what root may do with files of others; rights bind this process from now on."""

    class Capabilities(ctypes.Structure):
        _fields_ = [(name, ctypes.c_uint32) for name in ("effective", "permitted", "inheritable")]

    header = (ctypes.c_uint32 * 2)(0x20080522, 0)
    sets = (Capabilities * 2)()
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.capget(header, sets) != 0:
        raise OSError(ctypes.get_errno(), "capget")
    dropped = 0b1111  # chown, DAC override, DAC read search, fowner
    for one in ("effective", "permitted", "inheritable"):
        setattr(sets[0], one, getattr(sets[0], one) & ~dropped)
    if libc.capset(header, sets) != 0:
        raise OSError(ctypes.get_errno(), "capset")


def main():
    cli, calls, *_ = loaded()
    for line in sys.stdin:
        order = json.loads(line)
        counted = order["err"] + ".calls"
        if os.path.exists(counted):
            os.unlink(counted)
        begun = time.monotonic()
        child = os.fork()
        if child == 0:
            code = 99
            os.setsid()
            try:
                code = int(work(order, cli, calls))
            except BaseException:
                import traceback

                traceback.print_exc()
            finally:
                sys.stdout.flush()
                sys.stderr.flush()
                os._exit(code & 255)
        code = waited(child, begun + order["limit"])
        number = 0
        if os.path.exists(counted):
            with open(counted, encoding="ascii") as file:
                number = int(file.read() or 0)
        answer = {"code": code, "seconds": time.monotonic() - begun, "calls": number}
        print(json.dumps(answer), flush=True)


def waited(child, deadline):
    """The child's exit code, the negative of its signal, or None when it took too long."""
    while True:
        pid, status = os.waitpid(child, os.WNOHANG)
        if pid:
            return os.waitstatus_to_exitcode(status)
        if time.monotonic() > deadline:
            os.killpg(child, signal.SIGKILL)
            os.waitpid(child, 0)
            return None
        time.sleep(0.005)


if __name__ == "__main__":
    main()
