"""The command line: arguments in, exit code out. Nothing else prints."""
