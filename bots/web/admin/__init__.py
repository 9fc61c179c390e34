"""What an admin is shown, worked out: numbers and lists, no words and no mark-up."""
