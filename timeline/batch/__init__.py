"""Many documents to tables of events, on one machine or a cluster: planned once, resumed at will, the same bytes each time."""

from timeline.batch.driver import Progress, Totals, run
from timeline.batch.job import Job

__all__ = ["Job", "Progress", "Totals", "run"]
