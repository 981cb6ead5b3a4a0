"""Scores for people: as text in a terminal, as Markdown in a CI run, as one HTML page."""
