"""A good document, and what is to be left of it beside a bad one."""

from __future__ import annotations

from pipeline.documents import Readings

GOOD = "The minister said that the bridge was open.\n\nNobody else did.\n"


def only_failure(readings: Readings) -> str:
    """One failure, and the good document unharmed."""
    assert [source.document.id for source in readings.sources] == ["good"]
    assert readings.sources[0].text == GOOD
    assert len(readings.failures) == 1
    message = readings.failures[0].message
    assert "\n" not in message
    return message
