"""An answer or a conversation as a file that is filed with a tender."""
