"""What was asked and answered, kept for a while: conversations, answers and feedback in SQL."""
