"""The command line: one command a file; nothing else prints."""
