"""What could not be answered, grouped, for the people who keep the corpus."""
