"""Incidents of the UCI event log, replayed straight from its rows: how each stood at an instant, its clocks, who held it.
No word of it comes from Guildhall. Times are whole minutes since 1970, UTC; hours are counted minute by minute.
"""

import bisect
import csv
import io
import itertools
import sys
import tomllib
import zipfile
from collections import defaultdict
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from zoneinfo import ZoneInfo

ROOT = Path(__file__).resolve().parents[2]
STATES = {"New": "new", "Active": "in_progress", "Resolved": "resolved", "Closed": "closed"}
STATES |= {f"Awaiting {what}": "on_hold" for what in ("User Info", "Evidence", "Problem", "Vendor")}
LONDON = ZoneInfo("Europe/London")
DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]


def minute(text):
    if text == "?":
        return None
    at = datetime.strptime(text, "%d/%m/%Y %H:%M").replace(tzinfo=timezone.utc)
    return int(at.timestamp()) // 60


def stamp(at):
    return datetime.fromtimestamp(at * 60, timezone.utc).strftime("%Y-%m-%d %H:%M:%S")


def midnight(day):
    """The minute at which a day begins in London."""
    return int(datetime(day.year, day.month, day.day, tzinfo=LONDON).timestamp()) // 60


def told(value):
    return "" if value == "?" else value


def read(name):
    """number -> its rows in order of time, those of one minute in the order of the file."""
    if name.endswith(".zip"):
        archive = zipfile.ZipFile(name)
        text = io.TextIOWrapper(archive.open(archive.namelist()[0]), "utf-8")
    else:
        text = open(name, encoding="utf-8")
    rows = [(minute(row["sys_updated_at"]), row) for row in csv.DictReader(text)]
    rows.sort(key=lambda one: one[0])
    found = defaultdict(list)
    for at, row in rows:
        found[row["number"]].append((at, row))
    return found


class Hours:
    """Service hours as the minutes that are open, from the illustration beside the mapping."""

    def __init__(self, first, last):
        with open(ROOT / "imports/illustration/hours.csv", encoding="utf-8") as file:
            definition = tomllib.loads(next(csv.DictReader(file))["definition"])
        with open(ROOT / "crates/clock/src/bank-holidays-england-and-wales.csv", encoding="utf-8") as file:
            holidays = {row["date"] for row in csv.DictReader(file)}
        versions = [(date.fromisoformat(one["from"]), week(one["hours"])) for one in definition["versions"]]
        self.versions = [(midnight(day), day) for day, _ in versions]
        self.first = midnight(first)
        self.open = [0]
        day = first
        while day < last:
            begins, ends = midnight(day), midnight(day + timedelta(days=1))
            hours = next((hours for start, hours in reversed(versions) if start <= day), {})
            spans = [] if day.isoformat() in holidays else hours.get(DAYS[day.weekday()], [])
            clock = [datetime.fromtimestamp(at * 60, LONDON) for at in range(begins, ends)]
            for at in clock:
                inside = any(start <= at.hour * 60 + at.minute < end for start, end in spans)
                self.open.append(self.open[-1] + inside)
            day += timedelta(days=1)

    def at(self, minute):
        return self.open[minute - self.first]

    def between(self, start, end):
        return self.at(end) - self.at(start)

    def used_up(self, start, minutes):
        """The first minute by which so many open ones have passed since `start`."""
        return self.first + bisect.bisect_left(self.open, self.at(start) + minutes, lo=start - self.first)

    def since(self, start, end):
        """First days of the versions that a stretch meets."""
        before = [day for at, day in self.versions if at <= start][-1:]
        return before + [day for at, day in self.versions if start < at < end]


def week(hours):
    found = {}
    for days, spans in hours.items():
        first, _, last = days.partition("–")
        spans = [tuple(int(h) * 60 + int(m) for h, m in (t.split(":") for t in span.split("–"))) for span in spans]
        for day in DAYS[DAYS.index(first) : DAYS.index(last or first) + 1]:
            found[day] = spans
    return found


def targets():
    """(measure, priority) -> minutes."""
    found = {}
    with open(ROOT / "imports/illustration/agreements.csv", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            number, unit = row["target"].split()
            minutes = int(number) * (60 if unit.startswith("hour") else 1)
            found[row["measures"], row["applies_when"].removeprefix("priority = ")] = minutes
    return found


class Incident:
    """An incident as it stood after each of its rows."""

    def __init__(self, rows):
        self.opened = minute(rows[0][1]["opened_at"])
        self.versions = []
        state, resolved, by_row, taken, returns = None, None, False, None, 0
        # A new incident whose category nobody told begins with ours.
        category = "Inquiry / help"
        for at, row in rows:
            before, state = state, STATES.get(row["incident_state"])
            over = state in ("resolved", "closed")
            own = minute(row["resolved_at"]) if over else None
            if own is not None:
                resolved, by_row = own, True
            elif by_row:
                resolved, by_row = None, False
            if state == "resolved" and before != "resolved" and resolved is None:
                resolved = at
            if before in ("resolved", "closed") and state in ("new", "in_progress", "on_hold"):
                resolved, returns = None, returns + 1
            if taken is None and (told(row["assigned_to"]) or state != "new"):
                taken = max(at, self.opened)
            if told(row["category"]) or category != "Inquiry / help":
                category = told(row["category"])
            self.versions.append({
                "at": at, "state": state, "row": row, "resolved": resolved, "taken": taken, "returns": returns,
                "closed": minute(row["closed_at"]) if state == "closed" else None, "priority": row["priority"][0],
                "category": category,
            })

    def standing(self, until):
        """The versions by then."""
        return list(itertools.takewhile(lambda version: version["at"] <= until, self.versions))

    def marks(self, versions, end):
        """When a clock runs, waits and stops: [(minute, "runs" | "waits" | "stops")]. `end` names what ends it."""
        marks = [(self.opened, "runs")]
        for version in versions:
            if version["state"] is None:
                continue
            if version[end] is not None:
                at, what = max(version[end], self.opened), "stops"
            else:
                at = max(version["at"], self.opened)
                what = {"closed": "stops", "on_hold": "waits"}.get(version["state"], "runs")
            if what == "stops":
                if marks[-1][1] == "stops":
                    marks.pop()
            elif marks[-1][1] == what:
                continue
            # What follows the end was written before anybody said that it had ended.
            while len(marks) > 1 and marks[-1][0] >= at:
                marks.pop()
            marks.append((at, what))
        return sorted(marks, key=lambda mark: mark[0])

    def clock(self, versions, end, minutes, hours, now):
        """(in time or None, minutes run, of these inside hours) at `now`."""
        marks = [mark for mark in self.marks(versions, end) if mark[0] <= now]
        pairs = zip(marks, [at for at, _ in marks[1:]] + [now])
        ran = [(at, to) for (at, what), to in pairs if what == "runs" and at < to]
        elapsed = sum(to - at for at, to in ran)
        inside = sum(hours.between(at, to) for at, to in ran)
        due, left = None, minutes
        for at, to in ran:
            used = hours.between(at, to)
            if left <= used:
                due = hours.used_up(at, left)
                break
            left -= used
        late = due is not None and ran[-1][1] > due
        last = versions[-1]
        void = last["state"] == "closed" and last[end] is None
        stopped = bool(marks) and marks[-1][1] == "stops"
        return (None if void or not stopped else not late), elapsed, inside

    def outcome(self, versions, end, measure, goals, hours):
        """Whether it was in time, as known when the last of these versions was written."""
        last = versions[-1]
        goal = goals.get((measure, last["priority"]))
        return None if goal is None else self.clock(versions, end, goal, hours, last["at"])[0]

    def stretches(self, versions, hours, now):
        """Who held it: [(from, to, group, person, counted, elapsed, inside, [first days of the hours])]."""
        marks = [mark for mark in self.marks(versions, "resolved") if mark[0] <= now]
        holders = []
        for version in versions:
            holder = (told(version["row"]["assignment_group"]), told(version["row"]["assigned_to"]))
            if holders and holders[-1][0] == version["at"]:
                holders.pop()
            if not holders or holders[-1][1] != holder:
                holders.append((version["at"], holder))
        cuts = sorted({at for at, _ in marks} | {at for at, _ in holders} | {now})
        found = []
        for at, to in zip(cuts, cuts[1:]):
            what = [what for mark, what in marks if mark <= at][-1:]
            if not what or what[0] == "stops" or to > now:
                continue
            holder = ([holder for since, holder in holders if since <= at] or [None])[-1]
            counted = what[0] == "runs"
            found.append((
                at, to, holder, counted, to - at if counted else 0, hours.between(at, to) if counted else 0,
                [day.isoformat() for day in hours.since(at, to)],
            ))
        return found


def arguments():
    return sys.argv[1:]
