"""TIMEX3, EDTF and ISO 8601, written and read."""
