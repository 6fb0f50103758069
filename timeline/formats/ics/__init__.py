"""The parts of iCalendar: content lines, zones, recurrences, what is written and what is read."""
