"""Compute the dates of `timeline explain --json` again, from that record alone: own calendar, own search, nothing of the project's.

What repeats is listed around a moment, in wider and wider windows, and picked from; the project computes it in closed form.
Moments are seconds, day 1 is 1 January of year 1; intervals are half-open pairs, None for an open end.
"""
import re
from datetime import date
from fractions import Fraction

DAY, ERA, BASE = 86400, 146_097, date(400, 1, 1).toordinal()  # 400 years have 146,097 days
SECONDS = {"SECOND": 1, "MINUTE": 60, "HOUR": 3600, "DAYPART": 21600, "DAY": DAY, "WEEK": 7 * DAY, "WEEKEND": 7 * DAY}
MONTHS = {"MONTH": 1, "QUARTER": 3, "SEASON": 3, "HALF": 6, "YEAR": 12, "DECADE": 120, "CENTURY": 1200, "MILLENNIUM": 12000}
SMALLER = {"MINUTE": ("SECOND", 60), "HOUR": ("MINUTE", 60), "DAY": ("HOUR", 24), "WEEK": ("DAY", 7), "MONTH": ("DAY", 30),
           "QUARTER": ("MONTH", 3), "YEAR": ("MONTH", 12), "DECADE": ("YEAR", 10), "CENTURY": ("YEAR", 100), "MILLENNIUM": ("YEAR", 1000)}  # fmt: skip
def month(count):  # the moment at which a month begins, counted from January of the year 0
    return (date(count // 12 % 400 + 400, count % 12 + 1, 1).toordinal() + (count // 4800 - 1) * ERA) * DAY
def months(at):
    found = date.fromordinal(BASE + (at // DAY - BASE) % ERA)
    return (found.year + (at // DAY - BASE) // ERA * 400) * 12 + found.month - 1
def floor(at, unit):
    winter = unit == "SEASON"  # winter begins in December, weeks on Monday, weekends on Saturday
    return (at - (at - {"WEEK": DAY, "WEEKEND": 6 * DAY}.get(unit, 0)) % SECONDS[unit] if unit in SECONDS
            else month((months(at) + winter) // MONTHS[unit] * MONTHS[unit] - winter))  # fmt: skip
def step(at, unit, n):
    then, past = months(at) + n * MONTHS.get(unit, 0), (at - month(months(at))) // DAY
    return at + n * SECONDS[unit] if unit in SECONDS else month(then) + min(past, (month(then + 1) - month(then)) // DAY - 1) * DAY + at % DAY
def whole(at, unit):
    return floor(at, unit), floor(at, unit) + 2 * DAY if unit == "WEEKEND" else step(floor(at, unit), unit, 1)
def away(period, at, sign):
    (count, rest), (unit, per) = divmod(Fraction(period["n"]), 1), SMALLER.get(period["unit"], ("SECOND", 1))
    at = step(step(at, period["unit"], sign * int(count)), unit, sign * round(per * rest))
    return away(period["rest"], at, sign) if "rest" in period else at
def finest(period):
    return finest(period["rest"]) if "rest" in period else period["unit"] if "/" not in str(period["n"]) or period["unit"] not in ("HOUR", "MINUTE") else SMALLER[period["unit"]][0]
def read(text):  # the bounds of an interval as the record writes it
    parts = [re.fullmatch(r"([+-]?\d+)-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d))?)?", side) for side in text.split("/")]
    numbers = [part and [int(n or 0) for n in part.groups()] for part in parts]
    return tuple(n and month(n[0] * 12 + n[1] - 1) + (n[2] - 1) * DAY + n[3] * 3600 + n[4] * 60 + n[5] for n in numbers)
def units(unit, low, high):
    at = step(floor(low, unit), unit, -1)
    while at <= high:
        yield whole(at, unit)
        at = step(at, unit, 1)
def every(r, low, high):
    """The occurrences of what repeats, at least those between two moments, in order."""
    return list(REPEATING[r["op"]](r, low, high))
def inside(r, outer):
    by = 3 * DAY if r["op"] in ("Unit", "Named") and r["unit"] == "WEEK" else -(r.get("hour") == 24)  # a week by its Thursday, 24:00 by its eve
    return [x for x in every(r, outer[0], outer[1] + DAY) if outer[0] <= x[0] + by < outer[1]]
def find(r, at, fits, pick=0):
    """The first occurrence that fits (the last with pick -1), looked for ever farther from a moment."""
    found = ([x for x in every(r, at - days * DAY, at + days * DAY) if fits(x)] for days in (20, 800, 20_000, 400_000))
    return next(xs[pick] for xs in found if xs)
def numbered(lists, n, first=1):
    return [xs[n if n < 0 else n - first] for xs in lists if (-n if n < 0 else n - first + 1) <= len(xs)]
REPEATING = {  # of the node r, between two moments; a week belongs to the year of its Thursday, the years of a decade count from 0
    "Unit": lambda r, low, high: units(r["unit"], low, high),
    "Weekend": lambda r, low, high: units("WEEKEND", low, high),
    "Named": lambda r, low, high: numbered([inside({**r, "op": "Unit"}, outer) for outer in units(r["of"], low, high)],
                                           r["value"], r["of"] not in ("DECADE", "CENTURY")),
    "Daypart": lambda r, low, high: [(day + r["seconds"][0], day + r["seconds"][1]) for day, _ in units("DAY", low, high)],
    "Clock": lambda r, low, high: REPEATING["Daypart"](r, low, high),
    "Feast": lambda r, low, high: [read(day) for day in r["days"]],
    "NthOf": lambda r, low, high: numbered([inside(r["inner"], outer) for outer in every(r["outer"], low, high)], r.get("n", 1)),
    "Intersection": lambda r, low, high: REPEATING["NthOf"](r, low, high),
    "Stretch": lambda r, low, high: [(a, find(r["last"], a, lambda y, a=a: y[0] >= a)[r["last"]["op"] != "Clock"]) for a, _ in every(r["first"], low, high)],
}  # fmt: skip
OPERATORS = {  # of the node t and the interval x = [t1, t2) of its operand
    "Year": lambda t, x: (month(t["n"] * 12), month(t["n"] * 12 + MONTHS[t["unit"]])),
    "Week": lambda t, x: whole(month(t["year"] * 12) + 3 * DAY + (t["number"] - 1) * 7 * DAY, "WEEK"),
    "In": lambda t, x: inside(t["shift"], (x[0] + 1, x[1] + 1) if t["shift"].get("hour") == 24 else x)[0],
    "Nth": lambda t, x: numbered([inside(t["shift"], x)], t["n"])[0],
    "Last": lambda t, x: find(t["shift"], x[0], lambda y: y[1] <= x[0], -1),
    "Next": lambda t, x: find(t["shift"], x[1], lambda y: y[0] >= x[1]),
    "Past": lambda t, x: find(t["shift"], x[0], lambda y: y[0] <= (x[1] - 1 if y[1] - y[0] < DAY // 2 else x[0]), -1),
    "Future": lambda t, x: find(t["shift"], x[0], lambda y: y[0] >= x[0] or (t["shift"]["op"] != "Stretch" and y[1] - y[0] >= DAY and y[1] > x[0])),
    "Nearest": lambda t, x: min(every(t["shift"], x[0] - 800 * DAY, x[0] + 800 * DAY), key=lambda y: (abs(y[0] - x[0]), -y[0])),
    "This": lambda t, x: next(iter([y for y in every(t["shift"], *x) if y[0] <= x[0] < y[1]] or inside(t["shift"], whole(x[0], t["within"])))),
    "Beyond": lambda t, x: inside(t["shift"], whole(step(floor(x[0], t["within"]), t["within"], t["n"]), t["within"]))[0],
    "Earlier": lambda t, x: whole(away(t["period"], x[0], -1), finest(t["period"])),
    "Later": lambda t, x: whole(away(t["period"], x[0], 1), finest(t["period"])),
    "Stretching": lambda t, x: (lambda at: tuple(sorted((at, away(t["period"], at, t["sign"])))))(
        (x[t["sign"] > 0]) if t["period"]["unit"] != "QUARTER" else whole(x[t["sign"] > 0] - (t["sign"] > 0), "QUARTER")[t["sign"] > 0]),
    "Same": lambda t, x: (away(t["period"], x[0], t["sign"]), away(t["period"], x[1], t["sign"])),
    "Counterpart": lambda t, x: tuple(step(at, "YEAR", months(t["year"][0]) // 12 - months(x[0]) // 12) for at in x),
    "Since": lambda t, x: (x[0], None), "Until": lambda t, x: (None, x[x[1] - x[0] > 3600]), "Before": lambda t, x: (None, x[0]), "After": lambda t, x: (x[x[1] - x[0] > 3600], None),
    "Part": lambda t, x: x, "Zoned": lambda t, x: x, "Between": lambda t, x: x,
}  # fmt: skip
def resolve(t, dct, told):
    """The interval of a tree; `dct` is the publication day, `told` the intervals of earlier dates by their place in the text."""
    if t["op"] in ("DCT", "Then", "Told") and "told" not in t:
        return whole(dct[0], t.get("unit", "DAY")) if t.get("unit") != "DAYPART" else dct
    if t["op"] in ("Then", "Told"):  # an earlier date or its day, as it is or in the unit of this leaf
        text, said = read(t["told"]), told.get(tuple(t.get("at", ())), read(t["told"]))
        assert text in (said, whole(said[0], "DAY")), t
        assert t["is"] == t["told"] or read(t["is"]) == whole(text[0], t["unit"]), t
        return read(t["is"])
    x = resolve(t["of"], dct, told) if isinstance(t.get("of"), dict) else None
    t = {**t, "year": resolve(t["year"], dct, told)} if isinstance(t.get("year"), dict) else t
    return OPERATORS[t["op"]](t, x if t["op"] != "Between" else (resolve(t["first"], dct, told)[0], resolve(t["last"], dct, told)[1]))
