"""Contradictions and disputes as a model tells them, asked with tables of claims."""
