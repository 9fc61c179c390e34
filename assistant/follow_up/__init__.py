"""Follow-ups: what a question leaves out is put in from the questions and answers before it."""
