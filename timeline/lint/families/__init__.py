"""Families of rules: each file has `RULES` and `check(context)`."""
