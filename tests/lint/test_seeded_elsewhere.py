"""Faults seeded into files as other programs write them (`clean/`): each is found with its code at its place."""

import re
from pathlib import Path

import pytest

from timeline.lint import validate_text

CLEAN = Path(__file__).parent / "clean"

# file, code, the text that is replaced (a regular expression), by what, and the words at the place of the finding
FAULTS = [
    ('as-google-exports.ics','IC007',r'EXDATE;TZID=Europe/Lisbon:20250217','EXDATE;TZID=Europe/Lisbon:20250229','EXDATE'),
    ('as-google-exports.ics','IC013',r'DTSTART;TZID=Europe/Lisbon:20250120','DTSTART;TZID=Europe/Lisboa:20250120','DTSTART;TZID=Europe/Lisboa'),
    ('as-google-exports.ics','IC016',r'UNTIL=20250331T225959Z','UNTIL=20250331T235959','RRULE'),
    ('as-google-exports.ics','IC014',r'BYDAY=MO\r','BYDAY=MON\r','RRULE'),
    ('as-google-exports.ics','IC030',r'Old Harbour','Old Harbour, north','LOCATION'),
    ('as-google-exports.ics','IC022',r'END:VALARM\r\n','','BEGIN:VALARM'),
    ('as-google-exports.ics','IC021',r' \.example','.example','.example'),
    ('as-google-exports.ics','IC002',r'DTEND;TZID=Europe/Lisbon:20250203T200000','DTEND;TZID=Europe/Lisbon:20250203T180000','DTEND;TZID=Europe/Lisbon:20250203T18'),
    ('as-google-exports.ics','IC006',r'UID:0a1b2c3d4e5f6g7h8i9j0k1l2m','UID:1b2c3d4e5f6g7h8i9j0k1l2m3n','UID:1b2c3d4e5f6g7h8i9j0k1l2m3n'),
    ('as-google-exports.ics','IC001',r'DTEND;VALUE=DATE:20250116','DTEND;VALUE=DATE:20250114','DTEND'),
    ('as-google-exports.ics','IC031',r'SEQUENCE:1','SEQUENCE:-1','SEQUENCE'),
    ('as-outlook-exports.ics','IC013',r'BEGIN:VTIMEZONE(.|\n)*END:VTIMEZONE\r\n','','DTEND'),
    ('as-outlook-exports.ics','IC015',r'COUNT=6','COUNT=6;UNTIL=20250701T080000Z','RRULE'),
    ('as-outlook-exports.ics','IC023',r'Room 2.14','Room\x0b2.14','\x0b'),
    ('as-outlook-exports.ics','IC005',r'DTSTAMP:20250110T091500Z\r\n','','BEGIN:VEVENT'),
    ('as-outlook-exports.ics','IC031',r'PRIORITY:5','PRIORITY:high','PRIORITY'),
    ('as-outlook-exports.ics','IC004',r'UID:(.|\n)*?\r\n(?! )','','BEGIN:VEVENT'),
    ('as-apple-exports.ics','IC012',r'DURATION:P1D','DURATION:P1D\r\nDTEND;VALUE=DATE:20250302','DURATION'),
    ('as-apple-exports.ics','IC009',r'DTSTART;VALUE=DATE:20250301','DTSTART:20250301','DTSTART:20250301'),
    ('as-apple-exports.ics','IC003',r'DURATION:P1D','DTEND:20250302T000000Z','DTEND:20250302'),
    ('as-apple-exports.ics','IC032',r'DTSTART;TZID=America/Chicago:20250118','DTSTART:20250118','DTSTART:20250118'),
    ('as-apple-exports.ics','IC026',r'Sheet music due','Sheet music due '+'x'*80,'SUMMARY'),
    ('as-the-authoring-tool-writes.json','TL712',r'"year": "1842", "hour"','"year": "c. 1842", "hour"','"c. 1842"'),
    ('as-the-authoring-tool-writes.json','TL202',r'"day": "9"','"day": "39"','"39"'),
    ('as-the-authoring-tool-writes.json','TL203',r'"end_date": \{"year": "1844"\}','"end_date": {"year": "1840"}','{"year": "1840"}'),
    ('as-the-authoring-tool-writes.json','TL714',r'"year": -49','"year": 0','0'),
    ('as-the-authoring-tool-writes.json','TL711',r'"start_date": \{"year": -49, "display_date": "49 BC"\},','', '{'),
    ('as-the-authoring-tool-writes.json','TL711',r'"year": "2024"','"yaer": "2024"','{"yaer"'),
    ('as-the-authoring-tool-writes.json','TL103',r'"year": "2024"','"yaer": "2024"','"yaer"'),
    ('as-the-authoring-tool-writes.json','TL718',r'"headline": "Viaduct opens"','"headline": "  "','"  "'),
    ('as-the-authoring-tool-writes.json','TL604',r'"url": "images/viaduct.jpg"','"url": "C:\\\\\\\\images\\\\\\\\viaduct.jpg"','"C:'),
    ('as-the-authoring-tool-writes.json','TL602',r'A barge hits the middle pier','<img src=x onerror=alert(1)>','"<img'),
    ('as-the-authoring-tool-writes.json','TL002',r'\},\n    \{\n      "start_date": \{"year": -49','}\n    {\n      "start_date": {"year": -49','{'),
    ('as-the-authoring-tool-writes.json','TL002',r'"type": ""','"type": "",','}'),
    ('as-the-authoring-tool-writes.json','TL716',r', "end_date": \{"year": "1913"\}','','{'),
    ('as-the-authoring-tool-writes.json','TL715',r'"background": "#ffffff"','"background": "#ffffff", "text": "x"','"x"'),
    ('as-the-authoring-tool-writes.json','TL712',r'"hour": 14','"hour": 24','24'),
    ('as-the-authoring-tool-writes.json','TL713',r'"start_date": \{"year": "2024"\}','"start_date": {"year": "2024"}, "end_date": {"year": "2024", "month": "2"}','{"year": "2024", "month"'),
    ('as-the-authoring-tool-writes.json','TL715',r'"title": \{','"title": "x", "titel": {','"x"'),
    ('as-a-spreadsheet-exports.csv','TL202',r'1842,8,9','1842,8,99','99'),
    ('as-a-spreadsheet-exports.csv','TL722',r'"It takes two years, and costs 12 lives."','It takes two years, and costs 12 lives.','1842,8,9'),
    ('as-a-spreadsheet-exports.csv','TL726',r'^-49','49 BC','49 BC'),
    ('as-a-spreadsheet-exports.csv','TL727',r'2:30 PM','2:90 PM','2:90 PM'),
    ('as-a-spreadsheet-exports.csv','TL203',r'1913,5,6,15','1912,5,6,15','1912'),
    ('as-a-spreadsheet-exports.csv','TL721',r'A ford is mentioned','=HYPERLINK(1)','=HYPER'),
    ('as-a-spreadsheet-exports.csv','TL002',r'"<a href=""https','"<a href="https','https'),
    ('as-a-spreadsheet-exports.csv','TL723',r'Year,Month','Jahr,Month','Jahr'),
    ('as-a-spreadsheet-exports.csv','TL728',r'^-49,','  ,','  ,'),
    ('as-a-spreadsheet-exports.csv','TL604',r'https://www.youtube.com/watch\?v=abcdefghijk','htps://www.youtube.com/x','htps'),
    ('as-a-spreadsheet-exports.csv','TL202',r'1842,8,9','1842,2,29','29'),
    ('as-a-spreadsheet-exports.csv','TL203',r'1842,,,,1913','1942,,,,1913','1913'),
    ('by-hand.timeline.yaml','TL202',r'1842-08-09, start','1842-08-32, start','1842-08-32'),
    ('by-hand.timeline.yaml','TL103',r'tags:','tgas:','tgas'),
    ('by-hand.timeline.yaml','TL101',r'precision: year','precision: yaer','yaer'),
    ('by-hand.timeline.yaml','TL002',r'    headline: A ford','   headline: A ford','headline'),
    ('by-hand.timeline.yaml','TL002',r'\[bridge, chain\]','[bridge, chain',': *name'),
    ('by-hand.timeline.yaml','TL002',r'  - id: chain-bridge','\t- id: chain-bridge','\t'),
    ('by-hand.timeline.yaml','TL104',r'tags: \[bridge, chain\]','group:','\n    x-alias'),
    ('by-hand.timeline.yaml','TL401',r'id: chain-bridge','id: ford','ford\n    headline: &'),
    ('by-hand.timeline.yaml','TL002',r'\*name','*nam','*nam'),
    ('by-hand.timeline.yaml','TL101',r'tags: \[bridge, chain\]','tags: [bridge, 1842]','1842]'),
    ('by-hand.timeline.yaml','TL002',r'tags:','headline: b\n    tags:','headline: b'),
    ('by-hand.timeline.yaml','TL102',r'schema_version: "1.0"','schema_version: "2.0"','"2.0"'),
    ('by-hand.timeline.yaml','TL101',r'schema_version: "1.0"','schema_version: 1.0','1.0'),
    ('a-line-each.jsonl','TL202',r'"edtf":"1842"','"edtf":"1842-02-30"','"1842-02-30"'),
    ('a-line-each.jsonl','TL002',r'\}\n\{"id":"b"','\n{"id":"b"',''),
    ('a-line-each.jsonl','TL103',r'"headline":"The','"hedline":"The','"hedline"'),
]


@pytest.mark.parametrize(("name", "code", "pattern", "by", "words"), FAULTS, ids=[f"{name}-{code}" for name, code, *_ in FAULTS])
def test_the_fault_is_found_at_its_place(name, code, pattern, by, words):
    before = (CLEAN / name).read_bytes().decode()
    text, count = re.subn(pattern, by, before, count=1, flags=re.MULTILINE)
    assert count
    assert code not in {one.code for one in validate_text(before, name) if one.severity != "info"}
    findings = [one for one in validate_text(text, name) if one.code == code]
    starts = [0, *(found.end() for found in re.finditer("\n", text))]
    assert any(text[starts[one.line - 1] + one.column - 1 :].startswith(words) for one in findings), [str(one) for one in validate_text(text, name)]
