"""Contradictions without a model: which pairs are worth a look, and one rule for each way in which accounts part."""
