"""The algebra of time: what a phrase means before anyone says when it was written. Imports the standard library alone."""
