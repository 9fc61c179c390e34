"""What happens when a button beneath an answer is pressed, one file a button."""
