"""Readers in processes of their own: a bad file takes down its process, not the run."""
