"""A web server of the tests' own, and crimes, wards and hot spots for it to hand out."""

import contextlib
import datetime
import http.server
import os
import random
import threading

from qgis.core import QgsFeature, QgsGeometry, QgsPointXY, QgsProject, QgsVectorFileWriter, QgsVectorLayer
from support import WARDS

#: Of this computer, and unlike any address that is written elsewhere.
HOST = "127.66.55.44"


def make_shapes(folder, made_in):
    """Three years of invented crimes, the wards, and the hot spots of the crimes, as GeoJSON in metres; the crimes as
    CSV too."""
    import processing

    chance = random.Random(3)
    crimes = QgsVectorLayer("Point?crs=EPSG:27700&field=offence:string&field=date:string", "crimes", "memory")
    made = []
    for _i in range(1500):
        feature, place = QgsFeature(crimes.fields()), chance.randrange(40)
        day = datetime.date(2021, 1, 1) + datetime.timedelta(chance.randrange(1095))
        feature.setAttributes([chance.choice(["Burglary", "Robbery"]), day.isoformat()])
        feature.setGeometry(
            QgsGeometry.fromPointXY(
                QgsPointXY(
                    449_000 + 400 * (place % 8) + chance.uniform(-30, 30),
                    519_000 + 400 * (place // 8) + chance.uniform(-30, 30),
                )
            )
        )
        made.append(feature)
    crimes.dataProvider().addFeatures(made)
    (folder / "crimes.csv").write_text(
        "offence,date,x,y\n"
        + "".join(
            "{},{},{},{}\n".format(
                *feature.attributes(), feature.geometry().asPoint().x(), feature.geometry().asPoint().y()
            )
            for feature in made
        )
    )
    hot = str(made_in / "hot.gpkg")
    processing.run(
        "hotspotpolicing:countcrimes", {"INPUT": crimes, "DATE_FIELD": "date", "STUDY_AREA": WARDS, "HOTSPOTS": hot}
    )
    for name, layer in (
        ("crimes", crimes),
        ("wards", QgsVectorLayer(WARDS, "w", "ogr")),
        ("hot", QgsVectorLayer(hot, "h", "ogr")),
    ):
        options = QgsVectorFileWriter.SaveVectorOptions()
        options.driverName = "GeoJSON"
        # In metres, which GeoJSON did not forbid at first.
        options.layerOptions = ["RFC7946=NO"]
        QgsVectorFileWriter.writeAsVectorFormatV3(
            layer, str(folder / (name + ".geojson")), QgsProject.instance().transformContext(), options
        )


@contextlib.contextmanager
def served(folder):
    """A server that hands out the files of a folder: ``asked`` is what it was asked for, ``place`` where it is."""
    asked = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_HEAD(self):
            self.do_GET()

        def do_GET(self):
            asked.append(self.path)
            path = os.path.join(str(folder), os.path.basename(self.path.partition("?")[0]))
            if not os.path.isfile(path):
                self.send_error(404)
                return
            with open(path, "rb") as file:
                data = file.read()
            size, part = len(data), self.headers.get("Range")
            self.send_response(206 if part else 200)
            if part:
                begin, _, end = part.partition("=")[2].partition("-")
                data = data[int(begin) : int(end or size) + 1]
                self.send_header("Content-Range", f"bytes {begin}-{int(begin) + len(data) - 1}/{size}")
            self.send_header("Accept-Ranges", "bytes")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            if self.command == "GET":
                self.wfile.write(data)

        def log_message(self, *_):
            pass

    with http.server.ThreadingHTTPServer((HOST, 0), Handler) as one:
        thread = threading.Thread(target=one.serve_forever, daemon=True)
        thread.start()
        one.asked, one.place = asked, f"{HOST}:{one.server_address[1]}"
        yield one
        one.shutdown()
        thread.join()
