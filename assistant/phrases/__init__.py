"""The words around quotes and in messages, in nl, fr, en and de."""
