"""The register of hot spots: candidates become places with a name, an owner and a history."""

import os

from qgis.core import (
    QgsProcessing,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterFile,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
    QgsWkbTypes,
)

from ...bridge.files.register_file import ACTIVE, CANDIDATE, COLUMNS, STAGES, Register, create
from ...bridge.geometry.area_checks import told_apart
from ...bridge.geometry.polygons import area_source
from ...bridge.ground import fields as f
from ...bridge.ground.errors import Cancelled, InputError
from ...bridge.ground.provenance import provenance
from ...bridge.ground.texts import tr
from ...bridge.moments.dates import parse_day
from ...bridge.patrol.register_changes import CHANGE_COLUMNS, Candidates, Changes, method_of
from ...bridge.reading.crs import extent_of, working_crs
from ...bridge.results.outputs import Outputs, Table
from ...bridge.results.styles.patrol import PlaceStyle
from ..common.base import HotspotAlgorithm
from ..common.crime_parameters import input_layer
from ..common.hot_spot_input import HOTSPOT_LAYER
from ..common.place_input import REGISTER

ADD, ACCEPT, REJECT, RETIRE, EDIT, MERGE, REFRESH, NOTE = ACTIONS = (
    "add",
    "accept",
    "reject",
    "retire",
    "edit",
    "merge",
    "refresh",
    "log",
)
_WITH_SHAPES = (ADD, REFRESH)


class RegisterAlgorithm(HotspotAlgorithm):
    """One change of the register; every version stays."""

    ID = "register"
    TITLE = "Register of hot spots"
    GROUP = "patrol"
    SUMMARY = "Candidates accepted, named, edited, merged, rejected or retired; a new set compared with the active one."

    def initAlgorithm(self, config=None):
        tr = self.tr
        self.add(
            QgsProcessingParameterFile(REGISTER, tr("Register")),
            "The GeoPackage of the register. Where there is none yet, adding candidates makes it.",
        )
        self.add(
            QgsProcessingParameterEnum("ACTION", tr("Action"), list(ACTIONS), defaultValue=ADD, usesStaticStrings=True),
            "add: hot spots become candidates; accept: candidates become active; reject: they do not; retire: active "
            "places end; edit: another name, owner, time or shape; merge: several become the first; refresh: a new "
            "set against the active one; log: a problem, cause, action, partner or assessment is noted.",
        )
        self.add(
            QgsProcessingParameterFeatureSource(
                HOTSPOT_LAYER, tr("Hot spots"), [QgsProcessing.SourceType.TypeVectorPolygon], optional=True
            ),
            "For add and refresh: the hot spots of any method, polygons drawn by hand, or a list you were given. For "
            "edit: one polygon, the new shape.",
        )
        self.add(
            QgsProcessingParameterField(
                "ID_FIELD", tr("Field with ids to keep"), parentLayerParameterName=HOTSPOT_LAYER, optional=True
            ),
            "The field whose ids the places keep, such as those of a national list of hexagons. Empty: HS-0001, "
            "HS-0002 …",
        )
        self.add(
            QgsProcessingParameterField(
                "NAME_FIELD", tr("Field with names"), parentLayerParameterName=HOTSPOT_LAYER, optional=True
            ),
            "The field with names. Empty: name or area_name, where there is one.",
        )
        self.add(
            QgsProcessingParameterString("PLACES", tr("Places"), optional=True),
            "Ids of the places that the action is about, separated by semicolons: HS-0001; HS-0004. Empty with accept "
            "and reject: all candidates.",
        )
        self.add(QgsProcessingParameterString("NAME", tr("Name"), optional=True), "The new name, for edit and merge.")
        self.add(
            QgsProcessingParameterString("OWNER", tr("Owner"), optional=True),
            "Who answers for the place: a role or a team.",
        )
        self.add(
            QgsProcessingParameterString("REASON", tr("Reason"), optional=True),
            "Why, in a sentence. Needed to reject, retire and merge.",
        )
        self.add(
            QgsProcessingParameterString("BY", tr("Changed by"), optional=True),
            "Who makes the change: a name or a role. Always needed.",
        )
        self.add(
            QgsProcessingParameterString("VALID_FROM", tr("Valid from (yyyy-mm-dd)"), optional=True),
            "The first day. Empty: today, when a place becomes active.",
        )
        self.add(
            QgsProcessingParameterString("VALID_TO", tr("Valid to (yyyy-mm-dd)"), optional=True),
            "The last day. Empty: open; with retire today.",
        )
        self.add(
            QgsProcessingParameterEnum(
                "STATUS",
                tr("Status of new places"),
                [CANDIDATE, ACTIVE],
                defaultValue=CANDIDATE,
                usesStaticStrings=True,
            ),
            "candidate: somebody accepts them later; active: at once, as for a list from above.",
            advanced=True,
        )
        self.add(
            QgsProcessingParameterNumber(
                "OVERLAP",
                tr("Same place from (share of the smaller one)"),
                QgsProcessingParameterNumber.Type.Double,
                0.5,
                False,
                0.01,
                1,
            ),
            "For refresh: two are the same place where they share at least this part of the smaller one.",
            advanced=True,
        )
        self.add(
            QgsProcessingParameterBoolean("KEEP_SHAPES", tr("Keep the shapes of known places"), False),
            "For refresh: places that stay keep the shape they have.",
            advanced=True,
        )
        self.add(
            QgsProcessingParameterBoolean("APPLY", tr("Apply the refresh"), False),
            "For refresh: change the register. Otherwise only the table of changes is made, to be looked at.",
        )
        self.add(
            QgsProcessingParameterEnum(
                "STAGE", tr("Entry of the log is a"), list(STAGES), defaultValue=STAGES[0], usesStaticStrings=True
            ),
            "For log: problem, cause, action, partner or assessment.",
        )
        self.add(
            QgsProcessingParameterString("TEXT", tr("Entry of the log"), multiLine=True, optional=True),
            "For log: what is noted; no names of people.",
        )
        self.add(
            QgsProcessingParameterFeatureSink(
                "OUTPUT", tr("Places"), QgsProcessing.SourceType.TypeVectorPolygon, None, True, False
            ),
            "The latest version of every place after the change, as a layer apart from the register.",
        )
        self.add(
            QgsProcessingParameterFeatureSink(
                "CHANGES", tr("Changes"), QgsProcessing.SourceType.TypeVector, None, True, False
            ),
            "What was changed (or with refresh: would be), and why.",
        )
        self.add_numbers("PLACE_COUNT", "CANDIDATE_COUNT", "ACTIVE_COUNT", "ADDED", "KEPT", "ENDED")
        self.add_strings("SUMMARY", "NOTES")

    def prepare(self, parameters, context, feedback):
        def text(name):
            return (self.parameterAsString(parameters, name, context) or "").strip()

        self.path = self.parameterAsFile(parameters, REGISTER, context)
        self.action = self.parameterAsEnumString(parameters, "ACTION", context)
        if not self.path:
            raise InputError(tr("REGISTER is empty; say which GeoPackage holds the register, or is to."))
        self.source = area_source(self, parameters, HOTSPOT_LAYER, context)
        if self.source is None and self.action in _WITH_SHAPES:
            raise InputError(
                tr("HOTSPOT_LAYER is empty; give the hot spots to {}.").format(
                    tr("add") if self.action == ADD else tr("compare with the register")
                )
            )
        if self.source is not None and not (self.action in _WITH_SHAPES or self.action == EDIT):
            raise InputError(
                tr("HOTSPOT_LAYER means nothing to the action {}; name the places in PLACES.").format(self.action)
            )
        self.id_field, self.name_field = text("ID_FIELD"), text("NAME_FIELD")
        for name in (self.id_field, self.name_field):
            if name and self.source is not None:
                self.source.require_field(name)
        self.method = method_of(input_layer(self, parameters, HOTSPOT_LAYER, context)) if self.source else ("", "")
        self.applied = self.action != REFRESH or self.parameterAsBool(parameters, "APPLY", context)
        days = {name: parse_day(text(name), name) for name in ("VALID_FROM", "VALID_TO")}
        if days["VALID_FROM"] is not None and days["VALID_TO"] is not None and (days["VALID_TO"] < days["VALID_FROM"]):
            raise InputError(tr("VALID_TO {} is before VALID_FROM {}.").format(days["VALID_TO"], days["VALID_FROM"]))
        self.changes = Changes(
            places=[one.strip() for one in text("PLACES").split(";") if one.strip()],
            name=text("NAME"),
            owner=text("OWNER"),
            reason=text("REASON"),
            by=text("BY"),
            valid_from=str(days["VALID_FROM"] or ""),
            valid_to=str(days["VALID_TO"] or ""),
            status=self.parameterAsEnumString(parameters, "STATUS", context),
            overlap=self.parameterAsDouble(parameters, "OVERLAP", context),
            keep_shapes=self.parameterAsBool(parameters, "KEEP_SHAPES", context),
            stage=self.parameterAsEnumString(parameters, "STAGE", context),
            text=text("TEXT"),
        )
        self.changes.check(self.action)
        project = context.project()
        self.transform_context = context.transformContext()
        self.register, self.crs = None, None
        if os.path.exists(self.path):
            self.register = Register(self.path)
            self.crs = self.register.crs()
        elif self.action == ADD:
            extent = extent_of(input_layer(self, parameters, HOTSPOT_LAYER, context))
            self.crs = working_crs(
                self.source.crs,
                extent,
                project.crs() if project is not None else self.source.crs,
                self.transform_context,
                self.source.name,
            )
        else:
            raise InputError(tr("There is no register at '{}'; add candidates to make one.").format(self.path))

    def execute(self, parameters, context, feedback):
        candidates = self._candidates(feedback) if self.source is not None else None
        record = provenance(self, parameters, context)
        made, results = [], {}

        def make(places):
            versions, entries, changes = self.changes.make(self.action, places, candidates)
            made[:] = [entries, changes, self._after(places, versions)]
            if feedback.isCanceled():
                raise Cancelled()
            return versions, entries

        def write():
            results.update(self._write(Outputs(self, parameters, context, feedback), record, *made))

        if not self.applied:
            make(self.register.places())
            write()
        elif self.register is None:
            self._begin(make, write)
        else:
            self.register.append(make, write)
        feedback.pushInfo(results["SUMMARY"])
        return results

    def _write(self, outputs, record, entries, changes, after):
        """The results, written: the places after the change, what was changed, and the figures."""
        outputs.add("OUTPUT", self._places(after), PlaceStyle(), record, self.tr("Places of the register"))
        outputs.add(
            "CHANGES",
            Table(list(CHANGE_COLUMNS), {name: [one.get(name) for one in changes] for name, _ in CHANGE_COLUMNS}),
            None,
            record,
            self.tr("Changes"),
        )
        counts = {
            outcome: sum(one[f.CHANGE] == outcome for one in changes) for outcome in {one[f.CHANGE] for one in changes}
        }
        status = [one[f.STATUS] for one in after]
        return {
            **outputs.commit(),
            "PLACE_COUNT": len(after),
            "CANDIDATE_COUNT": status.count(CANDIDATE),
            "ACTIVE_COUNT": status.count(ACTIVE),
            "ADDED": counts.get("added", 0) + counts.get("split", 0),
            "KEPT": counts.get("kept", 0),
            "ENDED": counts.get("retired", 0) + counts.get("merged", 0),
            "SUMMARY": self._summary(counts, entries),
            "NOTES": "\n".join(self.changes.notes),
        }

    def _begin(self, make, write):
        """A new register with its first candidates, or none at all."""
        # What is wrong with them is said before there is a file.
        make([])
        mine = create(self.path, self.crs)
        register = Register(self.path)
        if not mine and register.crs() != self.crs:
            raise InputError(
                tr("Somebody else has just made the register '{}'; try again to add to it.").format(
                    os.path.basename(self.path)
                )
            )
        try:
            register.append(make, write)
        except BaseException:
            if mine and not register.places():
                os.remove(self.path)
            raise

    def _candidates(self, feedback):
        names = [name for name in self.source.fields.names() if name.lower() not in ("fid", "ogc_fid")]
        areas = self.source.read(self.crs, self.transform_context, names, feedback)

        def apart(names, name_field):
            return told_apart(names, self.source, name_field, self.transform_context)

        return Candidates(areas, self.id_field, self.name_field, *self.method, apart=apart)

    def _after(self, before, versions):
        latest = {one[f.PLACE_ID]: one for one in before}
        latest.update((one[f.PLACE_ID], one) for one in versions)
        return [latest[one] for one in sorted(latest)]

    def _places(self, places):
        shapes = [
            one["geom"] if isinstance(one["geom"], (bytes, type(None))) else bytes(one["geom"].asWkb())
            for one in places
        ]
        return Table(
            list(COLUMNS),
            {name: [one.get(name) for one in places] for name, _ in COLUMNS},
            shapes,
            QgsWkbTypes.Type.MultiPolygon,
            self.crs,
        )

    def _summary(self, counts, entries):
        if entries:
            return self.tr("Noted in the log of {}.").format(", ".join(one[f.PLACE_ID] for one in entries))
        words = ", ".join(f"{count:,} {what}" for what, count in sorted(counts.items()))
        if not self.applied:
            return self.tr("The register is as it was. With this set: {}.").format(words or self.tr("no change"))
        return self.tr("Register changed: {}.").format(words)
