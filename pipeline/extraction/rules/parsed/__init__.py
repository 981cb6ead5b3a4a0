"""English, read from a parse: subjects, cues and their complements, who is meant."""
