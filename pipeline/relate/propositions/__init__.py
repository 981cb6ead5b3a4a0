"""What a claim says, in a form that can be compared: content words, polarity, subject, numbers, times."""
