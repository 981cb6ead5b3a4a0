"""One name for one speaker across a story: spellings, alphabets, offices, institutions and the places for them."""
