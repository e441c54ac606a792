"""What every layer shares: the records, the words, the numbers and the official constants."""
