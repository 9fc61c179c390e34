"""Named sources, brought up to date when they are due, and what came of each."""
