"""A CalDAV collection, written to through `caldav` so that writing twice changes nothing."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote, urljoin, urlsplit

from timeline import formats
from timeline.errors import OptionError, OutputError
from timeline.formats.ics import updates
from timeline.model.timeline import Timeline


@dataclass(slots=True)
class Pushed:
    """What a push did, by UID, and what a calendar cannot say."""

    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    cancelled: list[str] = field(default_factory=list)
    losses: list[formats.Loss] = field(default_factory=list)


def push(story: Timeline, url: str, *, username: str | None, password: str | None, create: bool = False, cancel_missing: bool = False, **options: Any) -> Pushed:
    """Write every event of a timeline to a collection: new ones added, changed ones with a higher SEQUENCE, others left alone.

    `create` makes the collection when there is none; `cancel_missing` calls off events that this package wrote there and
    the timeline no longer has. Events of others are never touched. `options` are those of the ics format.

    Raises OptionError for a URL that is none or holds a password, OutputError when the server refuses.
    """
    check(url)
    try:
        from caldav.davclient import DAVClient
        from caldav.lib import error as faults
    except ImportError:
        raise OutputError(url, "writing to CalDAV needs the caldav package", "pip install 'timeline[caldav]'") from None
    address = url if url.endswith("/") else url + "/"
    try:
        with DAVClient(address, username=username, password=password) as client:
            old = _held(client, address, create=create)
            return _written(client, address, story, old, cancel_missing, options)
    except faults.AuthorizationError:
        raise OutputError(url, "the server does not let us in", "set TIMELINE_CALDAV_USERNAME and TIMELINE_CALDAV_PASSWORD, or keep the password in the keyring") from None
    except faults.NotFoundError:
        raise OutputError(url, "there is no such collection", "make it with --create") from None
    except faults.DAVError as fault:
        raise OutputError(url, f"the server refused: {type(fault).__name__} {str(fault)[:200]}") from None
    except OSError as fault:
        raise OutputError(url, f"cannot be reached: {type(fault).__name__}") from None


def check(url: str) -> None:
    """Raise OptionError for a URL that is not one of the web, or holds a password."""
    try:
        parts = urlsplit(url)
        fine = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        fine = False
    if not fine:
        raise OptionError("URL", "is not an http or https address", "give the address of a calendar collection")
    if parts.password is not None or parts.username is not None:
        raise OptionError("URL", "holds a user name or password", "set TIMELINE_CALDAV_USERNAME and TIMELINE_CALDAV_PASSWORD instead")


def _held(client: Any, address: str, *, create: bool) -> dict[str, tuple[str, str]]:
    """What the collection holds: UID to the address of the item and its text."""
    calendar = client.calendar(url=address)
    answer = client.propfind(address, depth=0)
    if answer.status == 404 and create:
        client.propfind(urljoin(address, ".."), depth=0)  # some servers make a user's home when it is first looked at
        _sent(client.mkcalendar(address))
    elif answer.status == 404:
        raise OutputError(address, "there is no such collection", "make it with --create")
    found: dict[str, tuple[str, str]] = {}
    for item in calendar.search(event=True):
        text = item.data if isinstance(item.data, str) else item.data.decode()
        found |= dict.fromkeys(updates.read(text), (str(item.url), text))
    return found


def _written(client: Any, address: str, story: Timeline, old: dict[str, tuple[str, str]], cancel_missing: bool, options: dict[str, Any]) -> Pushed:
    from timeline.formats import icalendar

    texts = "".join(text for _, text in old.values()) or "BEGIN:VCALENDAR\nEND:VCALENDAR\n"
    ours = {uid for uid, (_, text) in old.items() if "X-TIMELINE-ID" in text}
    made, losses = icalendar.items(story, update=texts, cancel_missing=ours if cancel_missing else frozenset(), **options)
    done = Pushed(losses=losses)
    for item in made:
        where, text = old.get(item.uid, (f"{address}{quote(item.uid, safe='')}.ics", ""))
        if text and updates.same(updates.read(text)[item.uid], item.lines):
            done.unchanged.append(item.uid)
            continue
        _sent(client.put(where, item.data.decode(), {"Content-Type": "text/calendar; charset=utf-8"}))
        (done.cancelled if item.uid in ours and "STATUS:CANCELLED" in item.lines else done.changed if text else done.added).append(item.uid)
    return done


def _sent(answer: Any) -> None:
    if answer.status >= 400:
        raise OutputError("the server", f"refused to write (HTTP {answer.status})")
