"""The clocks of every incident of the UCI log, interval by interval, straight from its rows.

usage: clocks.py NOW FILE   NOW as 2017-03-01; prints for each incident a line of tab-separated
NUMBER, response, resolution (each: yes | no | -, minutes run, minutes inside hours), and then its stretches, each
FROM|TO|GROUP|PERSON|runs or waits|minutes|minutes inside hours|first days of the hours in force.
"""

from datetime import date

import uci


def main():
    now, name = uci.arguments()
    last = date.fromisoformat(now)
    hours, goals, now = uci.Hours(date(2016, 1, 1), last), uci.targets(), uci.midnight(last)
    for number, rows in sorted(uci.read(name).items()):
        incident = uci.Incident(rows)
        versions = incident.standing(now)
        cells = [number]
        for measure, end in (("response", "taken"), ("resolution", "resolved")):
            goal = goals[measure, versions[-1]["priority"]]
            met, elapsed, inside = incident.clock(versions, end, goal, hours, now)
            cells.append(f"{ {True: 'yes', False: 'no', None: '-'}[met] } {elapsed} {inside}")
        for at, to, holder, counted, elapsed, inside, since in incident.stretches(versions, hours, now):
            group, person = holder or ("(before)", "(before)")
            runs = "runs" if counted else "waits"
            cells.append("|".join([uci.stamp(at), uci.stamp(to), group, person, runs, str(elapsed), str(inside), ",".join(since)]))
        print("\t".join(cells))


main()
