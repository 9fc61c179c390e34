"""What is set side by side, and what is said of each side."""
