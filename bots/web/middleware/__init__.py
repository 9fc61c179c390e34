"""What every request goes through: limits of time and place, headers, counts, compression."""
