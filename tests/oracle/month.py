"""The figures of the monthly service report, straight from the rows of the event logs.

usage: month.py PERIOD CUT UCI_FILE [BPI_FILE...]   PERIOD as 2016-05, CUT as "2016-06-03 09:00" in London; prints JSON:
figures by name with their exact value, as printed and as the change since the month before; tables of the charts by name.
"""

import gzip
import json
from collections import Counter, defaultdict
from datetime import date, datetime, timezone
from xml.etree import ElementTree

import uci

PRIORITY = {"1": "Critical", "2": "High", "3": "Moderate", "4": "Low"}
CONTACT = {"Phone": "Telephone", "Email": "Email", "Self service": "Self-service"}
CONTACT |= {way: f"{way} (as told)" for way in ("IVR", "Direct opening")}
OPEN = ("new", "in_progress", "on_hold")
MONTHS = "January February March April May June July August September October November December".split()


# How values are printed.

def grouped(number):
    return f"{number:,}" if abs(number) >= 10_000 else str(number)


def percent(part, whole):
    if whole == 0:
        return "no incidents"
    rounded = (part * 200 + whole) // (whole * 2)
    return f"{rounded if part in (0, whole) else min(max(rounded, 1), 99)}%"


def hhmm(seconds):
    return f"{seconds // 3600:02}:{seconds % 3600 // 60:02}"


def spoken(seconds):
    hours, minutes = seconds // 3600, seconds % 3600 // 60
    say = lambda number, word: f"{grouped(number)} {word}{'' if number == 1 else 's'}"
    if hours == 0:
        return "under 1 minute" if 0 < seconds < 60 else say(minutes, "minute")
    return say(hours, "hour") + (f" {say(minutes, 'minute')}" if minutes else "")


def change(before, now):
    if before == now:
        return "the same"
    return f"{'up' if now > before else 'down'} {grouped(abs(now - before))}"


# What is counted.

class Count:
    def __init__(self, now, before=None, noun="incident"):
        self.now, self.before = now, before
        self.exact = {"is": "count", "count": now}
        word = noun if now == 1 else f"{noun}s"
        counted = f"{grouped(now)} {word}" if now else f"no {word}"
        were = "was" if now == 1 else "were"
        self.texts = [grouped(now), counted, f"There {were} {counted}"]
        if before is not None:
            self.texts.append(change(before, now))


class Share:
    def __init__(self, part, whole):
        self.exact = {"is": "share", "part": part, "whole": whole}
        self.texts = [percent(part, whole)]


class Rank:
    """A median or the nearest rank of a percentile, of seconds."""

    def __init__(self, values, hundredth=None):
        values = sorted(values)
        if not values:
            self.exact, self.texts = {"is": "nothing"}, ["none recorded"]
            return
        if hundredth:
            over, under = next(v for v in values if sum(w <= v for w in values) * 100 >= hundredth * len(values)), 1
        elif len(values) % 2:
            over, under = values[len(values) // 2], 1
        else:
            over, under = values[len(values) // 2 - 1] + values[len(values) // 2], 2
        seconds = (over * 2 + under) // (under * 2)
        self.exact = {"is": "amount", "over": over, "under": under, "unit": "duration"}
        self.texts = [hhmm(seconds), spoken(seconds)]


def cell(one):
    return "–" if one.texts[0] in ("none recorded", "no incidents") else one.texts[0]


def ranking(rows, key, top, also=()):
    """The table of a chart: [name, count, more...] for the largest, the others, those without, and all."""
    groups = defaultdict(list)
    for row in rows:
        groups[key(row)].append(row)
    unset = groups.pop("", [])
    ordered = sorted(groups.items(), key=lambda group: (-len(group[1]), group[0]))
    lines = ordered[:top]
    rest = ordered[top:]
    if rest:
        name = "1 other" if len(rest) == 1 else f"{grouped(len(rest))} others"
        lines = lines + [(name, [row for _, some in rest for row in some])]
    if unset:
        lines = lines + [("Not recorded", unset)]
    if len(lines) > 1:
        lines = lines + [("All", rows)]
    return [[name, grouped(len(some))] + [cell(ask(some)) for ask in also] for name, some in lines]


def months_before(month, count):
    year, number = divmod(month[0] * 12 + month[1] - 1 - count, 12)
    return year, number + 1


def edges(month):
    """First minute, and the first minute after."""
    return uci.midnight(date(*month, 1)), uci.midnight(date(*months_before(month, -1), 1))


class Incidents:
    def __init__(self, name, cut):
        self.goals, self.cut = uci.targets(), cut
        self.hours = uci.Hours(date(2016, 1, 1), date(2018, 1, 1))
        self.all = [uci.Incident(rows) for rows in uci.read(name).values()]
        self.known = [(one, one.standing(cut)) for one in self.all]
        self.known = [(one, versions) for one, versions in self.known if versions]
        self.rows = [self.row(one, versions) for one, versions in self.known]

    def row(self, one, versions):
        last = versions[-1]
        told, ended = last["row"], last["state"] in ("resolved", "closed")
        elapsed = inside = None
        if last["resolved"] is not None:
            end = max(last["resolved"], one.opened)
            elapsed, inside = (end - one.opened) * 60, self.hours.between(one.opened, end) * 60
        return {
            "opened": one.opened, "resolved": last["resolved"], "closed": last["closed"], "priority": last["priority"],
            "returns": last["returns"], "elapsed": elapsed, "inside": inside,
            "response": one.outcome(versions, "taken", "response", self.goals, self.hours),
            "resolution": one.outcome(versions, "resolved", "resolution", self.goals, self.hours),
            "told_late": told["made_sla"] == "false", "knowledge": told["knowledge"] == "true",
            "group": uci.told(told["assignment_group"]), "symptom": uci.told(told["u_symptom"]),
            "place": uci.told(told["location"]), "category": last["category"],
            "way": CONTACT.get(told["contact_type"], ""), "code": as_told(told["closed_code"]) if ended else "",
        }

    def within(self, field, month):
        start, end = edges(month)
        return [row for row in self.rows if row[field] is not None and start <= row[field] < end]

    def standing(self, month):
        """How each stood in the last minute of a month."""
        last = edges(month)[1] - 1
        found = [one.standing(last) for one in self.all]
        return [versions[-1] for versions in found if versions]

    def held(self, month, top):
        start, end = edges(month)
        total, records, taken, together = defaultdict(Counter), Counter(), Counter(), Counter()
        for one in self.all:
            versions = one.standing(end - 1)
            ended = versions[-1]["resolved"] if versions else 0
            if ended is not None and not start <= ended < end:
                continue
            holders, last = set(), None
            for at, to, holder, counted, _, _, _ in one.stretches(versions, self.hours, end):
                group = holder[0] if holder else ""
                if group and last and group != last and start <= at < end:
                    taken[group] += 1
                last = group or last
                at, to = max(at, start), min(to, end)
                if at >= to:
                    continue
                holders.add(group)
                # Looked at from the month's last second, which is outside service hours.
                lasted = (to - at) * 60 - (to == end)
                times = {"inside": self.hours.between(at, to) * 60, "elapsed": lasted} if counted else {"waited": lasted}
                total[group].update(times)
                together.update(times)
            records.update(holders)
            together["records"] += bool(holders)
        ordered = sorted((g for g in total if g), key=lambda g: (-total[g]["inside"], -total[g]["elapsed"], g))
        times = lambda some: [hhmm(some[what]) for what in ("inside", "elapsed", "waited")]
        lines = [[g, *times(total[g]), grouped(records[g]), grouped(taken[g])] for g in ordered[:top]]
        rest = ordered[top:]
        if rest:
            name = "1 other" if len(rest) == 1 else f"{len(rest)} others"
            some = sum((total[g] for g in rest), Counter())
            lines.append([name, *times(some), "–", grouped(sum(taken[g] for g in rest))])
        if "" in total:
            lines.append(["Nobody", *times(total[""]), grouped(records[""]), grouped(taken[""])])
        if len(lines) > 1:
            lines.append(["All", *times(together), grouped(together["records"]), grouped(sum(taken.values()))])
        return lines


def as_told(value):
    """Where none of the values is ours, they stand without the mark that says so."""
    return uci.told(value)


def problems(files):
    """[(minute, key, state, impact, group)] in order of time."""
    states = {"Queued": "New", "Accepted": "Root cause analysis", "Completed": "Closed"}
    impacts = {"Major": "1", "High": "1", "Medium": "2", "Low": "3"}
    found = []
    for name in files:
        with gzip.open(name) as packed:
            for _, trace in ElementTree.iterparse(packed):
                if trace.tag.rpartition("}")[2] != "trace":
                    continue
                texts = lambda one: {child.get("key"): child.get("value") for child in one if child.get("key")}
                case = texts(trace)["concept:name"]
                for event in (child for child in trace if child.tag.rpartition("}")[2] == "event"):
                    told = texts(event)
                    at = datetime.fromisoformat(told["time:timestamp"]).timestamp()
                    state = states.get(told["concept:name"], f"{told['concept:name']} (as told)")
                    found.append((at, (name, case), state, impacts[told["impact"]], told["org:group"]))
    return sorted(found, key=lambda event: event[0])


def report(month, cut, log, files):
    before = months_before(month, 1)
    incidents = Incidents(log, cut)
    opened, resolved = incidents.within("opened", month), incidents.within("resolved", month)
    left, left_before = ([v for v in incidents.standing(m) if v["state"] in OPEN] for m in (month, before))
    share = lambda rows, test: Share(sum(map(test, rows)), len(rows))
    elapsed = lambda rows: [row["elapsed"] for row in rows if row["elapsed"] is not None]
    inside = lambda rows: [row["inside"] for row in rows if row["inside"] is not None]
    median = lambda rows: Rank(elapsed(rows))
    p90 = lambda rows: Rank(elapsed(rows), 90)
    late = lambda rows: share(rows, lambda row: row["resolution"] is False)
    figures = {
        "opened": Count(len(opened), len(incidents.within("opened", before))),
        "resolved": Count(len(resolved), len(incidents.within("resolved", before))),
        "closed": Count(len(incidents.within("closed", month)), len(incidents.within("closed", before))),
        "backlog": Count(len(left), len(left_before)),
        "waiting": Count(sum(v["state"] == "on_hold" for v in left)),
        "unassigned": Count(sum(not uci.told(v["row"]["assignment_group"]) for v in left)),
        "reopened": Count(sum(row["returns"] > 0 for row in resolved)),
        "median_time": median(resolved), "p90_time": p90(resolved),
        "median_hours": Rank(inside(resolved)), "p90_hours": Rank(inside(resolved), 90),
        "late": late(resolved), "late_told": share(resolved, lambda row: row["told_late"]),
        "late_response": share(opened, lambda row: row["response"] is False),
        "knowledge": share(resolved, lambda row: row["knowledge"]),
        "phone": share(opened, lambda row: row["way"] == "Telephone"),
    }
    for priority in "1234":
        of = lambda rows: [row for row in rows if row["priority"] == priority]
        figures[f"opened_p{priority}"] = Count(len(of(opened)))
        figures[f"backlog_p{priority}"] = Count(len(of(left)))
    for priority in "12":
        figures[f"p{priority}_time"] = median([row for row in resolved if row["priority"] == priority])
    charts = {
        "groups": ranking(opened, lambda row: row["group"], 10, (median, p90, late)),
        "categories": ranking(opened, lambda row: row["category"], 8, (median, late)),
        "symptoms": ranking(opened, lambda row: row["symptom"], 8),
        "places": ranking(opened, lambda row: row["place"], 8),
        "ways": ranking(opened, lambda row: row["way"], 10),
        "reasons": ranking(resolved, lambda row: row["code"], 8, (median, late)),
        "held": incidents.held(month, 10),
        "months": opened_by_month(incidents, month),
        "times": times_by_month(incidents, month, elapsed, inside),
    }
    told_of_problems(figures, charts, problems(files), month, cut)
    return figures, charts


def opened_by_month(incidents, month):
    rows = [(m, incidents.within("opened", m)) for m in (months_before(month, back) for back in (2, 1, 0))]
    occur = [p for p in "1234" if any(row["priority"] == p for _, some in rows for row in some)]
    return [
        [name_of(m)] + [grouped(sum(row["priority"] == p for row in some)) for p in occur] + [grouped(len(some))]
        for m, some in rows
    ]


def times_by_month(incidents, month, elapsed, inside):
    found = []
    for m in (months_before(month, back) for back in (2, 1, 0)):
        rows = incidents.within("resolved", m)
        shown = [Rank(values(rows)).texts[0].replace("none recorded", "no data") for values in (elapsed, inside)]
        found.append([name_of(m), *shown])
    return found


def name_of(month):
    return f"{MONTHS[month[1] - 1]} {month[0]}"


def told_of_problems(figures, charts, events, month, cut):
    start, end = edges(month)
    first, closed, now, at_end = {}, {}, {}, {}
    for at, key, state, impact, group in events:
        if at < end * 60:
            at_end[key] = (state, impact, group)
        if at <= cut * 60:
            first.setdefault(key, at)
            was = now.get(key)
            now[key] = state
            if state == "Closed" and was != "Closed":
                closed[key] = at
    within = lambda when: sum(start * 60 <= int(at) < end * 60 for at in when.values())
    left = [one for one in at_end.values() if one[0] != "Closed"]
    figures["problems_opened"] = Count(within(first), noun="problem")
    figures["problems_closed"] = Count(within(closed), noun="problem")
    figures["problems_open"] = Count(len(left), noun="problem")
    figures["problems_high"] = Count(sum(one[1] == "1" for one in left), noun="problem")
    charts["problems"] = ranking(left, lambda one: one[2], 8)
    charts["problem_states"] = ranking(list(at_end.values()), lambda one: one[0], 10)


def main():
    period, cut, log, *files = uci.arguments()
    year, month = map(int, period.split("-"))
    cut = datetime.strptime(cut, "%Y-%m-%d %H:%M").replace(tzinfo=uci.LONDON).astimezone(timezone.utc)
    figures, charts = report((year, month), int(cut.timestamp()) // 60, log, files)
    told = {name: {"exact": one.exact, "texts": one.texts} for name, one in sorted(figures.items())}
    print(json.dumps({"figures": told, "charts": charts}, ensure_ascii=False, indent=1))


main()
