"""How many examples a property is tried on: few in the default run, thousands when `TIMELINE_TEST_EXAMPLES=full` asks for them.

The full size is run by hand before a release; docs/calendars.md says what it found.
"""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

FULL = os.environ.get("TIMELINE_TEST_EXAMPLES") == "full"


def many_examples(few: int, full: int) -> settings:
    """Settings for a property: `few` examples by default, `full` on demand."""
    return settings(max_examples=full if FULL else few, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
