"""The service keeps to its own description: schemathesis sends what the description allows, and what it does not."""

from __future__ import annotations

import httpx
import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis import checks

from tests.service.conftest import Service
from timeline.service.app import make
from timeline.service.limits import TEXT, Limits

schema = schemathesis.openapi.from_dict(make().openapi())
LEFT = [check for check in checks.CHECKS.get_all() if check.__name__ == "positive_data_acceptance"]
"""A date, a zone or a file that cannot be read is a string like any other to a schema: it is refused with 422, as described."""
REFUSAL = [check for check in checks.CHECKS.get_all() if check.__name__ == "negative_data_rejection"]
"""Does not know that 413 is a refusal, and is asked for everything else."""


@schema.parametrize()
@settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
def test_it_keeps_to_its_description(case: schemathesis.Case, service: Service) -> None:
    kwargs = case.as_transport_kwargs(base_url=service.url)  # as arguments of requests, which a package of calendars replaces the innards of; httpx takes most
    kwargs["content"] = kwargs.pop("data", None)
    answer = httpx.request(**{key: value for key, value in kwargs.items() if value is not None}, timeout=60)
    large = answer.status_code == 413
    assert not large or len(answer.request.content) > Limits.bytes
    case.validate_response(answer, excluded_checks=[*LEFT, *REFUSAL] if large else LEFT)


def test_the_description_holds_examples_limits_and_refusals() -> None:
    told = make().openapi()
    assert set(told["paths"]) == {"/v1/extract", "/v1/tag", "/v1/validate", "/v1/convert", "/health", "/metrics"}
    for path in ("/v1/extract", "/v1/tag", "/v1/validate", "/v1/convert"):
        assert {"200", "413", "422", "503"} <= set(told["paths"][path]["post"]["responses"])
    assert told["components"]["schemas"]["Article"]["properties"]["text"]["maxLength"] == TEXT
