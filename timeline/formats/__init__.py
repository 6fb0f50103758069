"""One format a file, load and dump together."""
