"""What questions and documents share: language, terms, vectors."""
