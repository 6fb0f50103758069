"""Laws that hold for every moment and every shift, tried on random ones."""
