"""Standard output that may be closed early (`| head`): what nobody reads is dropped, and the verb ends as it should."""

from __future__ import annotations

import io
import os
from typing import TextIO


class Patient(io.TextIOBase):
    """Writes through to a stream until its reader has gone."""

    def __init__(self, stream: TextIO) -> None:
        self._stream: TextIO | None = stream

    def write(self, text: str) -> int:
        """Write at once, or not at all."""
        if self._stream is not None:
            try:
                self._stream.write(text)
                self._stream.flush()
            except BrokenPipeError:
                # The stream still holds what it could not write, and would fail again when the program ends.
                os.dup2(os.open(os.devnull, os.O_WRONLY), self._stream.fileno())
                self._stream = None
        return len(text)
