"""The service as its clients see it, over a connection on this machine."""

from __future__ import annotations

import http.client
import json
import time
import urllib.parse

import pytest

from tests.service.conftest import ROOT, Service
from timeline import Document, __version__, extract
from timeline.formats import dumps
from timeline.model.timeline import Timeline

ARTICLE = {"text": "The bridge reopened on Sunday.", "published": "2025-01-13"}
CALENDAR = (ROOT / "samples" / "trawler" / "expected.ics").read_text(encoding="utf-8") if (ROOT / "samples" / "trawler" / "expected.ics").exists() else ""


def test_extract_answers_the_record(service: Service) -> None:
    status, answer, _ = service.ask("/v1/extract", {"documents": [{**ARTICLE, "title": "Bridge"}]})
    own = extract(Document(ARTICLE["text"], published="2025-01-13", published_from="metadata", title="Bridge"))
    assert (status, Timeline.model_validate(answer)) == (200, own)
    assert "null" not in json.dumps(answer)


def test_extract_of_several_and_fewer_events(service: Service) -> None:
    documents = [{**ARTICLE, "id": "one"}, {"text": "The dam broke on 4 May 2022. The bridge closed on 5 May 2022.", "id": "two"}]
    _, answer, _ = service.ask("/v1/extract", {"documents": documents})
    assert [source["id"] for source in answer["sources"]] == ["one", "two"]
    assert len(answer["events"]) == 3
    _, fewer, _ = service.ask("/v1/extract", {"documents": documents, "max_events": 1})
    assert len(fewer["events"]) == 1


def test_tag(service: Service) -> None:
    assert service.ask("/v1/tag", ARTICLE)[:2] == (200, {"timexes": [
        {"start": 23, "end": 29, "text": "Sunday", "type": "DATE", "value": "2025-01-12", "edtf": "2025-01-12", "interval": {"start": "2025-01-12", "end": "2025-01-13"}},
    ]})  # fmt: skip


def test_validate(service: Service) -> None:
    status, answer, _ = service.ask("/v1/validate", {"content": '{"events": [], "tittle": "Dam"}'})
    assert (status, answer["valid"]) == (200, False)
    assert {"line": 1, "column": 16, "code": "TL103", "severity": "error", "message": "unknown key 'tittle'", "pointer": "/tittle", "hint": "did you mean 'title'?"} in answer["findings"]
    assert service.ask("/v1/validate", {"content": "{}", "select": ["TL999"]})[0] == 422


def test_convert_there_and_back(service: Service) -> None:
    story = extract(Document("The bridge reopened on Sunday. It was built in 1990.", published="2025-01-13"))
    status, calendar, _ = service.ask("/v1/convert", {"content": dumps(story, "json")[0], "to": "ics"})
    assert status == 200
    assert "DTSTART;VALUE=DATE:20250112" in calendar["content"]
    assert calendar["losses"]
    status, back, _ = service.ask("/v1/convert", {"content": calendar["content"], "to": "json"})
    assert (status, back["problems"]) == (200, [])
    assert json.loads(back["content"])["events"][0]["when"]["edtf"] == "2025-01-12"


@pytest.mark.parametrize(("path", "data", "where", "why"), [
    ("/v1/tag", {**ARTICLE, "published": "03/04/2025"}, "document: published", "two readings"),
    ("/v1/tag", {**ARTICLE, "timezone": "Nowhere"}, "document: timezone", ""),
    ("/v1/tag", {**ARTICLE, "language": "tlh"}, "document: language", ""),
    ("/v1/tag", {}, "body.text", "required"),
    ("/v1/tag", {**ARTICLE, "pubished": "2025"}, "body.pubished", "not permitted"),
    ("/v1/tag", b"{nope", "body.1", "JSON"),
    ("/v1/extract", {"documents": []}, "body.documents", "at least 1"),
    ("/v1/extract", {"documents": [ARTICLE, {**ARTICLE, "published": "soon"}]}, "document 2: published", ""),
    ("/v1/convert", {"content": "nothing", "to": "ics"}, "the text", "in no known format"),
    ("/v1/convert", {"content": "/etc/hostname", "to": "ics"}, "the text", "in no known format"),
    ("/v1/validate", {"content": "{}", "name": "../x.json"}, "body.name", "pattern"),
])  # fmt: skip
def test_what_cannot_be_used_is_said(service: Service, path: str, data: object, where: str, why: str) -> None:
    status, answer, _ = service.ask(path, data)
    assert (status, answer["where"]) == (422, where)
    assert why in answer["why"]


def test_other_paths_and_methods(service: Service) -> None:
    assert service.ask("/v1/nothing")[0] == 404
    status, answer, headers = service.ask("/v1/tag", method="GET")
    assert (status, headers["allow"], answer["type"]) == (405, "POST", "RequestError")


def test_health_metrics_and_log(service: Service) -> None:
    assert service.ask("/health")[:2] == (200, {"status": "ok", "version": __version__})
    service.ask("/v1/tag", {"text": "SECRET on Sunday."})
    service.ask("/nobody/serves/this")
    _, text, headers = service.ask("/metrics")
    assert headers["content-type"].startswith("text/plain; version=0.0.4")
    assert 'timeline_requests_total{method="POST",path="/v1/tag",status="200"}' in text
    assert 'path="other",status="404"' in text
    assert "nobody" not in text
    told = [line for line in service.log if line.get("path") == "/v1/tag"]
    assert {"time", "level", "method", "status", "bytes", "milliseconds"} <= told[-1].keys()
    assert told[-1]["time"].endswith("Z")
    assert "SECRET" not in json.dumps(service.log)


def test_too_large_with_and_without_its_length(strict: Service) -> None:
    status, answer, _ = strict.ask("/v1/tag", {"text": "x" * 300_000})
    assert (status, answer["where"]) == (413, "body")
    connection = http.client.HTTPConnection(urllib.parse.urlsplit(strict.url).netloc, timeout=30)
    connection.request("POST", "/v1/tag", (b"x" * 1000 for _ in range(300)), {"Content-Type": "application/json"}, encode_chunked=True)
    assert connection.getresponse().status == 413
    connection.close()
    assert strict.ask("/health")[0] == 200


def test_too_slow_is_ended_and_the_next_is_served(hurried: Service) -> None:
    hurried.ask("/v1/tag", ARTICLE)  # starts the process that works, which counts as work
    for _ in range(20):
        if hurried.ask("/v1/tag", ARTICLE)[0] == 200:
            break
    text = "On Monday the minister said on Tuesday that it fell on 4 May 2022 in the town. " * 2400
    slow = {"documents": [{"text": text + str(n)} for n in range(14)]}  # five times what a quick machine does in the time
    start = time.monotonic()
    status, answer, _ = hurried.ask("/v1/extract", slow)
    assert (status, answer["type"]) == (503, "TooSlow")
    assert time.monotonic() - start < 60
    assert any(hurried.ask("/v1/tag", ARTICLE)[0] == 200 for _ in range(20))
