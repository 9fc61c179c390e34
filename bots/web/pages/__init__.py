"""The pages for people: the chat page, and documents, pilots and coverage without a script."""
