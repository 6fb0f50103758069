"""Announcements: what will take place, with its times, ends and repetitions, as a calendar wants to have them."""

from timeline.events.announcements.reading import scheduled

__all__ = ["scheduled"]
