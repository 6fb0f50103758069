"""Which day, in which direction, and why."""
