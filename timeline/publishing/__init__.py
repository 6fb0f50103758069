"""Calendars for others: a feed that calendar apps poll, and a CalDAV collection that is written to."""
