"""The pages of admins: what is in, what could not be answered, how fast it was, who may call."""
