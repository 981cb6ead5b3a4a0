"""Russian for the rules on words: forms by a dictionary, names in their first case, whom a text tells of."""
