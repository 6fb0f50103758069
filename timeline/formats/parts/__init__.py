"""What several formats share: dates for the edge, safe text, and how a story is told."""
