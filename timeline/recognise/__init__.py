"""From text to mentions: a span and what it means. Knows nothing of dates."""
