"""Which clause a date belongs to, and what the journalist would write of it."""
