"""Languages without a parser, read word by word: French, Russian, and marks alone for any other."""
