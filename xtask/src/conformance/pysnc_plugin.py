"""Tells what comes of each test, a line of JSON each, and lets those run that are skipped for want of credentials."""

import json
import os
import unittest

# They wait for a client application and a certificate, which are given here.
unittest.skip = lambda reason: lambda test: test


def pytest_runtest_logreport(report):
    if report.when != "call" and report.outcome == "passed":
        return
    said = report.longreprtext.strip().splitlines()
    line = {
        "file": report.nodeid.split("::")[0],
        "test": report.nodeid,
        "outcome": report.outcome,
        "said": next((text for text in reversed(said) if text.startswith("E ")), "")[1:].strip(),
    }
    with open(os.environ["GUILDHALL_TOLD"], "a", encoding="utf-8") as told:
        told.write(json.dumps(line) + "\n")
