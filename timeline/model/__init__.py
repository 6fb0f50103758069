"""What flows: documents, time expressions, events and timelines."""
