"""Counts open records, by group and by priority, straight from an event log: no word of it comes from Guildhall.

usage: event_log.py uci|bpi COUNT SEED FILE...   prints lines of INSTANT <tab> QUESTION <tab> NAME <tab> COUNT
For bpi the priority is the impact, for the log tells no priority. Instants are drawn between the first and the last event.
"""

import csv
import gzip
import io
import random
import sys
import zipfile
from collections import Counter
from datetime import datetime, timezone
from xml.etree import ElementTree


def uci(files):
    for name in files:
        if name.endswith(".zip"):
            archive = zipfile.ZipFile(name)
            text = io.TextIOWrapper(archive.open(archive.namelist()[0]), "utf-8")
        else:
            text = open(name, encoding="utf-8")
        for row in csv.DictReader(text):
            at = datetime.strptime(row["sys_updated_at"], "%d/%m/%Y %H:%M").replace(tzinfo=timezone.utc)
            is_open = row["incident_state"] in ("New", "Active") or row["incident_state"].startswith("Awaiting")
            group = "" if row["assignment_group"] == "?" else row["assignment_group"]
            yield at, row["number"], is_open, group, row["priority"][0]


def bpi(files):
    impacts = {"Major": "1", "High": "1", "Medium": "2", "Low": "3"}
    for name in files:
        with gzip.open(name) as packed:
            for _, trace in ElementTree.iterparse(packed):
                if trace.tag.rpartition("}")[2] != "trace":
                    continue
                texts = lambda one: {child.get("key"): child.get("value") for child in one if child.get("key")}
                case = texts(trace)["concept:name"]
                for event in (child for child in trace if child.tag.rpartition("}")[2] == "event"):
                    told = texts(event)
                    at = datetime.fromisoformat(told["time:timestamp"]).astimezone(timezone.utc)
                    yield at, (name, case), told["concept:name"] != "Completed", told["org:group"], impacts[told["impact"]]


def main():
    kind, count, seed, *files = sys.argv[1:]
    events = sorted({"uci": uci, "bpi": bpi}[kind](files), key=lambda event: event[0])
    draw = random.Random(int(seed))
    first, last = int(events[0][0].timestamp()), int(events[-1][0].timestamp())
    stands, told = {}, 0
    for second in sorted(draw.randint(first, last) for _ in range(int(count))):
        while told < len(events) and events[told][0].timestamp() <= second:
            _, record, *stand = events[told]
            stands[record] = stand
            told += 1
        at = datetime.fromtimestamp(second, timezone.utc).strftime("%Y-%m-%d %H:%M:%S")
        counts = Counter()
        for is_open, group, priority in stands.values():
            if is_open:
                counts["open", ""] += 1
                counts["group", group] += 1
                counts["priority", priority] += 1
        for (question, name), number in sorted(counts.items()):
            print(at, question, name, number, sep="\t")
        print(at, "records", "", len(stands), sep="\t")


main()
