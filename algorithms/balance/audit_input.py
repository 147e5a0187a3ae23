"""What a fairness audit is given: presence by place, and tables by area code."""

from dataclasses import dataclass

import numpy as np
from qgis.core import NULL, QgsFeatureRequest

from ...layers import fields as f
from ...layers.code_tables import CodeTable, joined, read_lookup, through
from ...layers.errors import InputError
from ...layers.features import Features
from ..parameters import input_layer

_DAYS_A_MONTH = 365.25 / 12


@dataclass
class Presence:
    """Minutes and visits (k,) in each place, and over how many months."""

    minutes: np.ndarray
    visits: np.ndarray
    months: float
    note: str = ""


class PresenceInput:
    """The table of visits or of compliance, looked at on the main thread; None given: every place once.

    Raises InputError for a table that is neither.
    """

    #: (visits, minutes) by which a table is known: what was delivered, else what was planned.
    KINDS = ((f.DELIVERED, f.PATROL_MIN), (f.VISITS, f.MINUTES))

    def __init__(self, algorithm, parameters, context):
        self.features, self.days = None, algorithm.parameterAsInt(parameters, "PRESENCE_DAYS", context)
        if parameters.get("PRESENCE") in (None, ""):
            return
        layer = input_layer(algorithm, parameters, "PRESENCE", context)
        self.name, fields = layer.name(), layer.fields()
        self.pair = next((pair for pair in self.KINDS if all(fields.lookupField(name) >= 0 for name in pair)), None)
        if fields.lookupField(f.HOTSPOT_ID) < 0 or self.pair is None:
            raise InputError("'{}' is neither a patrol plan nor a table of compliance: it needs {} with {}.".format(
                self.name, f.HOTSPOT_ID, " or ".join(" and ".join(pair) for pair in self.KINDS)))
        self.dated = fields.lookupField(f.DAY) >= 0
        self.features = Features(layer)

    def read(self, ids):
        """The Presence in the places with these ids. Raises InputError where none of them is in the table."""
        if self.features is None:
            once = np.ones(len(ids))
            return Presence(once, once, max(self.days / _DAYS_A_MONTH, 1e-9),
                            "PRESENCE is empty: every hot spot counts as one visit, as if all were patrolled alike.")
        index = {str(one): i for i, one in enumerate(ids)}
        minutes, visits, days, lost = np.zeros(len(ids)), np.zeros(len(ids)), [], 0
        for feature in self.features.each(QgsFeatureRequest().setFlags(QgsFeatureRequest.NoGeometry)):
            i = index.get(str(feature[f.HOTSPOT_ID]))
            if i is None:
                lost += 1
                continue
            for values, name in ((visits, self.pair[0]), (minutes, self.pair[1])):
                value = feature[name]
                values[i] += 0.0 if value == NULL else float(value)
            if self.dated and feature[f.DAY] != NULL:
                days.append(str(feature[f.DAY])[:10])
        if not visits.sum() > 0:
            raise InputError("'{}' has no visit to any of the hot spots; check that both are of the same places."
                             .format(self.name))
        length = self.days
        if days:
            length = int((np.datetime64(max(days)) - np.datetime64(min(days))).astype(int)) + 1
        note = "{:,} rows of '{}' are of other places and do not count.".format(lost, self.name) if lost else ""
        return Presence(minutes, visits, length / _DAYS_A_MONTH, note)


class CodeInput:
    """Population, groups and deprivation by area code, looked at on the main thread."""

    def __init__(self, algorithm, parameters, context):
        def text(name):
            return algorithm.parameterAsString(parameters, name, context)

        def table(name, numbers):
            if parameters.get(name) in (None, ""):
                return None
            if not text(name + "_CODE") or not all(numbers):
                raise InputError("{0} needs {0}_CODE and {0}_FIELD: the fields with the code and the number.".format(
                    name))
            return CodeTable(input_layer(algorithm, parameters, name, context), text(name + "_CODE"), numbers, name)

        self.groups = tuple(one.strip() for one in text("GROUP_FIELDS").split(";") if one.strip())
        self.people = table("PEOPLE", (text("PEOPLE_FIELD"), *self.groups))
        self.deprivation = table("DEPRIVATION", (text("DEPRIVATION_FIELD"),))
        self.lookup = None
        if parameters.get("LOOKUP") not in (None, ""):
            layer = input_layer(algorithm, parameters, "LOOKUP", context)
            self.pair = text("LOOKUP_FROM"), text("LOOKUP_TO")
            missing = [name for name in self.pair if layer.fields().lookupField(name) < 0]
            if missing:
                raise InputError("LOOKUP: '{}' has no field '{}'; give LOOKUP_FROM and LOOKUP_TO.".format(
                    layer.name(), missing[0]))
            self.lookup = Features(layer)

    def refuse_other_year(self, own):
        """Raise InputError where a table is of areas of another year than the areas' own codes, without a look-up."""
        for table in (self.people, self.deprivation):
            if table is not None and own and table.vintage and table.vintage != own and self.lookup is None:
                raise InputError("The areas have codes of {}, '{}' of {}: some of them mean other ground. Give LOOKUP, "
                                 "a table from the one to the other.".format(own, table.name, table.vintage))

    def read(self, codes, notes):
        """(people (n, 1 + groups), deprivation (n,)), NaN where a code is not known; what did not join in ``notes``."""
        lookup = read_lookup(self.lookup, *self.pair) if self.lookup is not None else None
        out = []
        for table, counts in ((self.people, True), (self.deprivation, False)):
            if table is None:
                out.append(None)
                continue
            values = table.read()
            if lookup is not None:
                values = through(values, lookup, counts)
            numbers, found = joined(codes, values, len(table.numbers))
            if not found:
                raise InputError("No area's code is in '{}'; check the fields with the codes, or give LOOKUP.".format(
                    table.name))
            if found < len(codes):
                notes.append("{:,} of {:,} areas ({:.1f} %) have no row in '{}' and are left out of what needs it."
                             .format(len(codes) - found, len(codes), 100 * (1 - found / len(codes)), table.name))
            out.append(numbers)
        people, level = out
        return people, None if level is None else level[:, 0]
