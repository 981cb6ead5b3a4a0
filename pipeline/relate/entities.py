"""One name for one speaker across a story. (filled below)"""
from __future__ import annotations
from pipeline.schema import StoryRecords
def resolve(records: StoryRecords) -> StoryRecords:
    return records
