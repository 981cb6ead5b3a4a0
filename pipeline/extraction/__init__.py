"""Document to quotes and claims, one strategy a file."""
