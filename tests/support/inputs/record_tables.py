"""Tables of records as they are read from a CSV file."""

import csv

from hotspot_policing.bridge.importing.record_files import open_records


def csv_file(path, *rows):
    """Write rows as a CSV file at ``path``; the path."""
    with open(path, "w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows(rows)
    return str(path)


def csv_table(path, *rows):
    """The table of records of rows, the first of which is the header."""
    return open_records(csv_file(path, *rows))
