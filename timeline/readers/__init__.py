"""One kind of input a file."""
