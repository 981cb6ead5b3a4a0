"""Serves a GGUF file on a free port with xllamacpp, prints its address, and runs until its input ends."""

from __future__ import annotations

import os
import sys

# Without it, idle threads spin and take the cores from those that work.
os.environ.setdefault("GOMP_SPINCOUNT", "1000")

import xllamacpp


def main(path: str) -> None:
    params = xllamacpp.CommonParams()
    params.model.path = path
    params.n_ctx = 4096
    params.n_parallel = 1
    params.cpuparams.n_threads = 2
    params.port = 0
    params.warmup = False
    server = xllamacpp.Server(params)
    print(f"serving {server.listening_address}", flush=True)
    sys.stdin.read()


if __name__ == "__main__":
    main(sys.argv[1])
