"""saidwhat: who said what, through whom, and where the accounts of one event part."""
