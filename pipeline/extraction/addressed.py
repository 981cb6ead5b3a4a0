"""Sentences that are no report but speak to a program that reads them: planted answers, forged turns, orders.

What rests on such a sentence alone is no record, whatever a model made of it. The patterns are narrow: an article about
such attacks loses the sentences that show one, and `rejected.jsonl` says so.
"""

from __future__ import annotations

import re

_PLANTED = re.compile(
    r"[\"'](?:quotes|claims|content|statement|evidence|factuality|claimant|verbatim|partings)[\"']\s*:\s*[\[{\"']"
)
_TURN = re.compile(
    r"<\|[^|>\n]{1,40}\|>|<｜[^｜>\n]{1,40}｜>|\[/?(?:INST|SYSTEM_PROMPT|TOOL_CALLS|AVAILABLE_TOOLS)\]|<</?SYS>>"
    r"|</?(?:s|start_of_turn|end_of_turn|system|assistant|tool_call|function_calls?)>"
    r"|^\s*#{2,}\s*(?:system|instructions?|assistant|user)\b|^\s*(?:system|assistant|human|user)\s*(?:prompt|message)?\s*:",
    re.IGNORECASE | re.MULTILINE,
)
_ORDER = re.compile(
    r"\b(?:ignore|disregard|forget|override)\b[^.!?\n]{0,40}\b(?:previous|prior|earlier|above|preceding|all|your|these)\b"
    r"[^.!?\n]{0,30}\b(?:instructions?|prompts?|rules?|orders?|directions?|guidelines?)\b"
    r"|\byou are (?:now )?(?:an? )?(?:\w+ )?(?:ai|ai assistant|language model|chatbot|llm)\b"
    r"|\byou are (?:now )?an? extraction (?:model|system|program)\b"
    r"|\b(?:as an ai|dear (?:ai|assistant|model|language model)|note to (?:the )?(?:ai|model|assistant|extractor))\b"
    r"|\b(?:add|record|output|emit|insert|include|return)\b[^.!?\n]{0,40}\b(?:quotes?|claims?|records?|json|answer)\b"
    r"[^.!?\n]{0,60}\b(?:following|json|array|speaker|factuality|to your answer|in your answer|in the answer)\b",
    re.IGNORECASE,
)


def is_addressed(sentence: str, leading_to: str = "") -> bool:
    """Tell whether a sentence speaks to a program that reads it, or stands in a forged turn.

    `leading_to` is its paragraph up to and with the sentence: what follows a turn in a paragraph belongs to the turn.
    """
    return bool(_PLANTED.search(sentence) or _ORDER.search(sentence) or _TURN.search(leading_to or sentence))
