"""What keeps a data folder: copies of it, the state before the last run, and how they come back."""
