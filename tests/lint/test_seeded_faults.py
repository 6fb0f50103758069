"""Faults seeded into clean files, one class each, are found with their code at their place, and by nothing else at that place."""

from __future__ import annotations

import copy
import json
import re

import pytest
from lint_base import BASE

from timeline.lint import validate_text

STORY = copy.deepcopy(BASE) | {
    "eras": [{"headline": "Repairs", "when": {"edtf": "2023/2024", "start": "2023", "end": "2024", "precision": "year", "status": "stated", "display": "2023 to 2024"}}],
}
STORY["sources"][0]["url"] = "https://example.org/a"
STORY["events"].append({
    "id": "e-2", "headline": "The bridge is inspected", "description": "It was seen by two people.", "when": {"edtf": "2025-03", "start": "2025-03", "precision": "month", "status": "stated", "display": "March 2025"},
    "modality": "scheduled", "confidence": 0.9, "revision": 1, "tags": ["bridge"], "place": {"name": "Old town", "latitude": 46.8, "longitude": 33.4},
    "media": {"url": "https://example.org/bridge.jpg", "alt": "The bridge"}, "relations": [{"type": "after", "target": "e-1"}], "attribution": {"speaker": "the mayor"},
})
JSON = json.dumps(STORY, indent=2)
PAGE = json.dumps({"scale": "human", "title": {"text": {"headline": "Bridge"}}, "events": [
    {"unique_id": "a", "start_date": {"year": 2025, "month": 1, "day": 12}, "end_date": {"year": 2025, "month": 1, "day": 14}, "text": {"headline": "Reopened", "text": "It did."}, "media": {"url": "https://example.org/b.jpg"}},
    {"unique_id": "b", "start_date": {"year": 2025, "month": 3}, "text": {"headline": "Inspected"}}]}, indent=2)
TABLE = "Year,Month,Day,Time,End Year,End Month,End Day,Headline,Text,Media,Type\n2025,1,12,14:30,2025,1,14,Reopened,It did.,https://example.org/b.jpg,\n2025,3,,,,,,Inspected,,,\n"
CALENDAR = "\r\n".join([
    "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Example//EN", "BEGIN:VEVENT", "UID:a@example.org", "DTSTAMP:20250113T000000Z", "DTSTART;VALUE=DATE:20250112", "DTEND;VALUE=DATE:20250113",
    "SUMMARY:Reopened", "DESCRIPTION:It did.", "STATUS:CONFIRMED", "END:VEVENT", "BEGIN:VEVENT", "UID:b@example.org", "DTSTAMP:20250113T000000Z", "DTSTART:20250312T090000Z", "DTEND:20250312T100000Z",
    "RRULE:FREQ=WEEKLY;COUNT=4", "SUMMARY:Inspected", "END:VEVENT", "END:VCALENDAR", ""])  # fmt: skip
FILES = {"json": JSON, "page": PAGE, "csv": TABLE, "ics": CALENDAR}
NAMES = {"json": "a.json", "page": "page.json", "csv": "a.csv", "ics": "a.ics"}

# file, code, the text that is replaced (a regular expression), by what, and the words at the place of the finding
FAULTS = [
    ("json", "TL002", r'"confidence": 0.9,', '"confidence": 0.9, "confidence": 0.8,', '"confidence": 0.8'),
    ("json", "TL002", r'"confidence": 0.9', '"confidence": NaN', "NaN"),
    ("json", "TL002", r'"title": "The bridge",', '"title": "The bridge"', '"sources"'),
    ("json", "TL002", r'"Old town"', '"Old \\\\ud83d town"', "\\ud83d"),
    ("json", "TL101", r'"confidence": 0.9', '"confidence": 9', "9"),
    ("json", "TL101", r'"modality": "scheduled"', '"modality": "schedulled"', '"schedulled"'),
    ("json", "TL101", r'"revision": 1', '"revision": "1"', '"1"'),
    ("json", "TL101", r'"tags": \[', '"tags": ["", ', '""'),
    ("json", "TL101", r'"id": "e-2"', '"id": "E 2"', '"E 2"'),
    ("json", "TL101", r'"id": "e-2",', "", "{"),
    ("json", "TL102", r'"schema_version": "1.0"', '"schema_version": "7.0"', '"7.0"'),
    ("json", "TL102", r'urn:timeline:schema:1.0:timeline', "urn:timeline:schema:0.1:timeline", '"urn'),
    ("json", "TL103", r'"precision": "month"', '"precison": "month"', '"precison"'),
    ("json", "TL104", r'"tags": \[', '"group": null, "tags": [', "null"),
    ("json", "TL201", r'"edtf": "2025-03"', '"edtf": "03/2025"', '"03/2025"'),
    ("json", "TL201", r'"published": "2025-01-13"', '"published": "13.1.2025"', '"13.1.2025"'),
    ("json", "TL202", r'"edtf": "2025-03"', '"edtf": "2025-02-30"', '"2025-02-30"'),
    ("json", "TL202", r'"edtf": "2025-03"', '"edtf": "2025-13"', '"2025-13"'),
    ("json", "TL203", r'"edtf": "2023/2024"', '"edtf": "2024/2023"', '"2024/2023"'),
    ("json", "TL204", r'"precision": "month"', '"precision": "day"', '"day"'),
    ("json", "TL205", r'"start": "2025-03"', '"start": "2025-04"', '"2025-04"'),
    ("json", "TL205", r'"end": "2024"', '"end": "2025"', '"2025"'),
    ("json", "TL206", r'"edtf": "2025-03"', '"edtf": "next Monday"', '"next Monday"'),
    ("json", "TL206", r'"display": "March 2025"', '"display": "next month"', '"next month"'),
    ("json", "TL208", r'"edtf": "2025-01-12"', '"edtf": "2025-02-12"', '"2025-02-12"'),
    ("json", "TL211", r'"status": "stated",\s+"display": "March', '"status": "stated", "timezone": "Europe/Kiyv", "display": "March', '"Europe/Kiyv"'),
    ("json", "TL211", r'"edtf": "2025-03", "start": "2025-03", "precision": "month"'.replace(" ", r"\s+"), '"edtf": "2025-03-30T03:30:00", "start": "2025-03-30T03:30", "precision": "minute", "timezone": "Europe/Kyiv"', '"2025-03-30T03:30:00"'),
    ("json", "TL211", r'"edtf": "2025-03", "start": "2025-03", "precision": "month"'.replace(" ", r"\s+"), '"edtf": "2025-10-26T03:30:00", "start": "2025-10-26T03:30", "precision": "minute", "timezone": "Europe/Kyiv"', '"2025-10-26T03:30:00"'),
    ("json", "TL212", r'It was seen by two people.', "It was seen on Monday, 12 January 2025.", '"It was seen'),
    ("json", "TL215", r'"display": "March 2025"', '"recurrence": "FREQ=OFTEN", "display": "March 2025"', '"FREQ=OFTEN"'),
    ("json", "TL216", r'"edtf": "2025-03"', '"edtf": "2025-03~"', "{"),
    ("json", "TL217", r'"status": "resolved"', '"status": "bounded"', '"bounded"'),
    ("json", "TL218", r'"display": "12 January 2025"', '"display": "13 January 2025"', '"13 January'),
    ("json", "TL218", r'"display": "March 2025"', '"display": "March 2024"', '"March 2024"'),
    ("json", "TL304", r'"type": "after"', '"type": "before"', "{"),
    ("json", "TL304", r'"target": "e-1"', '"target": "e-2"', "{"),
    ("json", "TL401", r'"id": "e-2"', '"id": "e-1"', '"e-1"'),
    ("json", "TL402", r'"target": "e-1"', '"target": "e-7"', '"e-7"'),
    ("json", "TL402", r'"source": "s1"', '"source": "s7"', '"s7"'),
    ("json", "TL502", r'"end": 55', '"end": 54', "{"),
    ("json", "TL503", r'"published": "2025-01-13",', "", "{"),
    ("json", "TL601", r'"The bridge is inspected"', '""', '""'),
    ("json", "TL601", r'"The bridge is inspected"', '"' + "x" * 101 + '"', '"xxx'),
    ("json", "TL602", r'"The bridge is inspected"', '"The <b>bridge</b>"', '"The <b>'),
    ("json", "TL602", r'"The bridge is inspected"', '"The <script>x</script>"', '"The <script>'),
    ("json", "TL604", r'https://example.org/bridge.jpg', "javascript:alert(1)", '"javascript:'),
    ("json", "TL604", r'"https://example.org/a"', '"example.org/a"', '"example.org/a"'),
    ("json", "TL606", r'"latitude": 46.8', '"latitude": 146.8', "146.8"),
    ("json", "TL606", r'"latitude": 46.8,\s+"longitude": 33.4', '"latitude": 0, "longitude": 0', "0,"),
    ("json", "TL608", r'https://example.org/a"', 'https://example.org/a?utm_source=x"', '"https://example.org/a?'),
    ("json", "TL609", r'"Old town"', '"Old town "', '"Old town "'),
    ("json", "TL612", r'"Old town"', '"CafÃ©"', '"CafÃ©"'),
    ("json", "TL613", r'"Old town"', '"TODO"', '"TODO"'),
    ("page", "TL103", r'"media": \{', '"medai": {', '"medai"'),
    ("page", "TL202", r'"day": 12', '"day": 32', "32"),
    ("page", "TL203", r'"day": 14', '"day": 11', "{"),
    ("page", "TL401", r'"unique_id": "b"', '"unique_id": "a"', '"a"'),
    ("page", "TL602", r'It did.', "<img src=x onerror=alert(1)>", '"<img'),
    ("page", "TL604", r'https://example.org/b.jpg', "ftp://example.org/b.jpg", '"ftp:'),
    ("page", "TL711", r'"start_date": \{\s+"year": 2025,\s+"month": 3\s+\},', "", "{"),
    ("page", "TL712", r'"month": 3', '"month": "March"', '"March"'),
    ("page", "TL713", r'"month": 3\s+\}', '"month": 3 }, "end_date": {"year": 2025, "month": 3, "day": 9}', "{"),
    ("page", "TL714", r'"year": 2025,\s+"month": 3', '"year": 0, "month": 3', "0,"),
    ("page", "TL715", r'"title": \{\s+"text": \{\s+"headline": "Bridge"\s+\}\s+\}', '"title": "Bridge"', '"Bridge"'),
    ("page", "TL716", r'"scale": "human",', '"scale": "human", "eras": [{"start_date": {"year": 2024}}],', "{"),
    ("page", "TL717", r'"scale": "human"', '"scale": "big"', '"big"'),
    ("page", "TL718", r'"Inspected"', '""', '""'),
    ("csv", "TL002", r"It did\.", '"It did.', '"It did.'),
    ("csv", "TL103", r"Media,Type", "Medai,Type", "Medai"),
    ("csv", "TL202", r"^2025,3,", "2025,13,", "13,"),
    ("csv", "TL203", r"14:30,2025,1,14", "14:30,2024,1,14", "2024"),
    ("csv", "TL602", r"It did\.", "<script>x</script>", "<script>"),
    ("csv", "TL604", r"https://example.org/b.jpg", "https://[b", "https://[b"),
    ("csv", "TL714", r"^2025,3,", "0,3,", "0,"),
    ("csv", "TL721", r"It did\.", "=1+1", "=1+1"),
    ("csv", "TL722", r"Inspected,,,", "Inspected,a,b,c,d", "2025,3"),
    ("csv", "TL723", r"Headline", "Headlin", "Headlin"),
    ("csv", "TL725", r"End Month", "Month", "Month,End Day"),
    ("csv", "TL726", r"^2025,3,", "c. 2025,3,", "c. 2025"),
    ("csv", "TL727", r"14:30", "10h30", "10h30"),
    ("csv", "TL728", r"^2025,3,", ",3,", ",3,"),
    ("ics", "IC001", r"DTEND;VALUE=DATE:20250113", "DTEND;VALUE=DATE:20250112", "DTEND"),
    ("ics", "IC002", r"DTEND:20250312T100000Z", "DTEND:20250312T080000Z", "DTEND"),
    ("ics", "IC003", r"DTEND;VALUE=DATE:20250113", "DTEND:20250113T000000Z", "DTEND"),
    ("ics", "IC004", r"UID:b@example.org\r\n", "", "BEGIN:VEVENT"),
    ("ics", "IC005", r"DTSTAMP:20250113T000000Z\r\n(?=DTSTART:)", "", "BEGIN:VEVENT"),
    ("ics", "IC006", r"UID:b@", "UID:a@", "UID:a@"),
    ("ics", "IC007", r"VALUE=DATE:20250112", "VALUE=DATE:20230229", "DTSTART"),
    ("ics", "IC008", r"VALUE=DATE:20250112", "VALUE=DATE:-00440315", "DTSTART"),
    ("ics", "IC009", r"DTSTART;VALUE=DATE:", "DTSTART:", "DTSTART:"),
    ("ics", "IC010", r"DTSTART:20250312T090000Z\r\n", "", "BEGIN:VEVENT"),
    ("ics", "IC011", r"(DTSTART:20250312T090000Z\r\n)", r"\1DTSTART:20250313T090000Z\r\n", "DTSTART:20250313"),
    ("ics", "IC012", r"(DTEND:20250312T100000Z)", r"\1\r\nDURATION:PT1H", "DURATION"),
    ("ics", "IC013", r"DTSTART:20250312T090000Z", "DTSTART;TZID=Mars/Base:20250312T090000", "DTSTART"),
    ("ics", "IC014", r"FREQ=WEEKLY", "FREQ=FORTNIGHTLY", "RRULE"),
    ("ics", "IC015", r"COUNT=4", "COUNT=4;UNTIL=20250412T090000Z", "RRULE"),
    ("ics", "IC016", r"COUNT=4", "UNTIL=20250412", "RRULE"),
    ("ics", "IC017", r"VERSION:2.0\r\n", "", "BEGIN:VCALENDAR"),
    ("ics", "IC019", r"END:VCALENDAR\r\n", "END:VCALENDAR\r\nBEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VTODO\r\nEND:VTODO\r\nEND:VCALENDAR\r\n", "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x"),
    ("ics", "IC020", r"PRODID:[^\r]*\r\n", "", "BEGIN:VCALENDAR"),
    ("ics", "IC021", r"It did\.", "It\r\ndid.", "did."),
    ("ics", "IC022", r"END:VEVENT\r\nBEGIN:VEVENT", "BEGIN:VEVENT", "BEGIN:VEVENT"),
    ("ics", "IC023", r"It did\.", "It \x07did.", "\x07"),
    ("ics", "IC024", r"VERSION:2.0", "VERSION:2.0\r\nMETHOD:PUBLISH", "METHOD"),
    ("ics", "IC025", r"VERSION:2.0", "VERSION:2.0\r\nUID:x", "UID:x"),
    ("ics", "IC029", r"BEGIN:VCALENDAR\r\n(.|\n)*?(?=BEGIN:VEVENT)|END:VCALENDAR\r\n", "", "BEGIN:VEVENT"),
    ("ics", "IC030", r"SUMMARY:Inspected", "SUMMARY:Inspected; twice", "SUMMARY"),
    ("ics", "IC031", r"STATUS:CONFIRMED", "STATUS:DONE", "STATUS"),
    ("ics", "IC031", r"STATUS:CONFIRMED", "GEO:150.0;20.0", "GEO"),
    ("ics", "IC008", r"DTSTAMP:20250113T000000Z", "DTSTAMP:20250113", "DTSTAMP"),
    ("ics", "IC031", r"DTEND:20250312T100000Z", "DURATION:1H", "DURATION"),
    ("ics", "IC032", r"DTSTART:20250312T090000Z", "DTSTART:20250312T090000", "DTSTART"),
    ("ics", "IC034", r"STATUS:CONFIRMED", "LOCATION:" + "a\r\n " * 300, "LOCATION"),
    ("ics", "IC035", r"SUMMARY:Inspected\r\n", "", "BEGIN:VEVENT"),
]


@pytest.mark.parametrize("kind", FILES)
def test_the_files_are_clean(kind):
    assert [str(one) for one in validate_text(FILES[kind], NAMES[kind])] == []


@pytest.mark.parametrize(("kind", "code", "pattern", "by", "words"), FAULTS, ids=lambda value: value if isinstance(value, str) and re.fullmatch("[A-Z]{2}[0-9]{3}", value) else None)
def test_the_fault_is_found_at_its_place(kind, code, pattern, by, words):
    text, count = re.subn(pattern, by, FILES[kind], count=0 if code == "IC029" else 1, flags=re.MULTILINE)
    assert count
    findings = [one for one in validate_text(text, NAMES[kind]) if one.code == code]
    starts = [0, *(found.end() for found in re.finditer("\n", text))]
    assert any(text[starts[one.line - 1] + one.column - 1 :].startswith(words) for one in findings), [str(one) for one in validate_text(text, NAMES[kind])]


def test_there_are_more_than_sixty_classes():
    assert len({(kind, code) for kind, code, *_ in FAULTS}) >= 85
