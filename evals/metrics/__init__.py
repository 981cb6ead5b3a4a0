"""What is counted, and the ratios that are worked out from the counts."""
