"""What is wrong or odd with a timeline, with file, line and column; one family of rules a file."""

from timeline.lint.catalogue import rules
from timeline.lint.findings import Finding, Problem, Rule
from timeline.lint.run import validate, validate_text

__all__ = ["Finding", "Problem", "Rule", "rules", "validate", "validate_text"]
