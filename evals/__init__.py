"""The evaluation harness: gold, alignment, scores with intervals, gates."""
