"""What the rules know of words: reporting verbs, nouns of speech, names, by language; no code that reads a text."""
