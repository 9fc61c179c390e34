"""What a sentence claims that can be looked up word by word."""
