"""The page of the guide on speed, and its chart, from what the last ``make bench`` has measured.

scripts/bench.sh                 (its last step)
"""

import json
import os

from bench import CHAIN, NATIVE, RESULTS, ROOT

PAGE = os.path.join(ROOT, "docs", "speed.md")
PICTURE = os.path.join(ROOT, "docs", "pictures", "speed.png")


def table(found):
    rows = ["| work | rows | ours, s | MB | others, s | to reach | |", "|---|---:|---:|---:|---|---|---|"]
    for line in found["lines"]:
        others = [
            f"{name} {'more than ' + str(found['patience']) if one is None else format(one['seconds'], '.3g')}"
            for name, one in line["peers"].items()
        ]
        rows.append(
            "| {} | {} | {:.3g} | {:.0f} | {} | {} | {} |".format(
                line["what"].replace("*", "\\*"),
                f"{line['rows']:,}" if line["rows"] else "",
                line["seconds"],
                line["mb"],
                ", ".join(others),
                line["target"],
                {True: "reached", False: "missed", None: ""}[line["reached"]],
            )
        )
    return "\n".join(rows)


def chart(found):
    """Seconds by crimes, on scales of tens, of Gi* from points to hot spots."""
    from matplotlib.figure import Figure

    lines = sorted((line for line in found["lines"] if line["what"] == CHAIN), key=lambda line: line["rows"])
    theirs = [(line["rows"], line["peers"][NATIVE]["seconds"]) for line in lines if line["peers"].get(NATIVE)]
    figure = Figure(figsize=(6, 4), layout="constrained")
    axes = figure.subplots()
    axes.loglog([line["rows"] for line in lines], [line["seconds"] for line in lines], "o-", label="this plugin")
    axes.loglog(*zip(*theirs), "s--", label=NATIVE) if theirs else None
    for line in lines:
        if NATIVE in line["peers"] and line["peers"][NATIVE] is None:
            axes.plot(line["rows"], found["patience"], "^", color="grey")
            axes.annotate(f"not done after {found['patience']} s", (line["rows"], found["patience"]), ha="right")
    axes.set_xlabel("crimes")
    axes.set_ylabel("seconds")
    axes.set_title("From points to Gi* hot spots")
    axes.grid(True, which="major", alpha=0.3)
    axes.legend()
    figure.savefig(PICTURE, dpi=120)


def main():
    with open(RESULTS, encoding="utf-8") as stream:
        found = json.load(stream)
    machine = found["machine"]
    versions = ", ".join(f"{name} {version}" for name, version in machine["versions"].items())
    chart(found)
    paragraphs = [
        "# Speed",
        f"Measured by `make bench` on {machine['date']}: {machine['processor']}, {machine['processors']} processors, "
        f"{machine['gigabytes']} GB of memory. Versions: {versions}.",
        "Each measurement is a process of its own, and both sides read the same file. Memory is the peak above what "
        f"QGIS held before. Another tool is waited for {found['patience']} seconds at most.",
        "![Seconds by number of crimes, for this plugin and for QGIS with esda](pictures/speed.png)",
        table(found),
    ]
    with open(PAGE, "w", encoding="utf-8") as stream:
        stream.write("\n\n".join(paragraphs) + "\n")


if __name__ == "__main__":
    main()
