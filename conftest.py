"""Doctests of the operators share one vocabulary and one moment of writing, Friday 22 March 2013."""

from __future__ import annotations

import os
from typing import Any

import pytest
from hypothesis import settings

from timeline.algebra import operators
from timeline.algebra.calendar import moment
from timeline.algebra.granularity import Granularity
from timeline.algebra.interval import Interval
from timeline.algebra.shifts import Named

settings.register_profile("ci", derandomize=True, deadline=None)
"""The same examples on every run of CI, so that it fails for a change and never by chance; new ones are drawn everywhere else."""
settings.register_profile("own", deadline=None)
"""No example has a time limit: a busy machine is no fault of the program, and what must be linear is counted (tests/test_linear.py)."""
settings.load_profile("ci" if os.environ.get("CI") else "own")


@pytest.fixture(autouse=True)
def _written(doctest_namespace: dict[str, Any]) -> None:
    doctest_namespace.update({name: getattr(operators, name) for name in operators.__all__} | {"G": Granularity, "Named": Named})
    doctest_namespace["written"] = operators.Reference(dct=Interval(moment(2013, 3, 22), moment(2013, 3, 23), Granularity.DAY))
    doctest_namespace["sunday"] = Named(Granularity.DAY, Granularity.WEEK, 7)
