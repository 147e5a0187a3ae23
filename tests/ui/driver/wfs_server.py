"""A small, slow WFS on this computer: one layer of licensed premises. Prints its address, then each request."""

import sys
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlparse

PUBS = [("The Ship", 449800, 520600), ("The Star", 449900, 520650), ("The Crown", 445000, 519000)]
SLOW = float(sys.argv[1]) if len(sys.argv) > 1 else 0

_OPERATION = (
    '<ows:Operation name="{}"><ows:DCP><ows:HTTP><ows:Get xlink:href="{{0}}"/></ows:HTTP></ows:DCP></ows:Operation>'
)
CAPABILITIES = (
    """<?xml version="1.0" encoding="UTF-8"?>
<WFS_Capabilities xmlns="http://www.opengis.net/wfs" xmlns:ows="http://www.opengis.net/ows"
  xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:ogc="http://www.opengis.net/ogc" version="1.1.0">
 <ows:OperationsMetadata>"""
    + "".join(_OPERATION.format(name) for name in ("GetCapabilities", "DescribeFeatureType", "GetFeature"))
    + """
 </ows:OperationsMetadata>
 <FeatureTypeList><Operations><Operation>Query</Operation></Operations>
  <FeatureType><Name>force:pubs</Name><Title>Licensed premises</Title>
   <DefaultSRS>urn:ogc:def:crs:EPSG::27700</DefaultSRS>
   <ows:WGS84BoundingBox>
    <ows:LowerCorner>-2 54</ows:LowerCorner><ows:UpperCorner>0 55</ows:UpperCorner>
   </ows:WGS84BoundingBox>
  </FeatureType></FeatureTypeList>
 <ogc:Filter_Capabilities><ogc:Spatial_Capabilities><ogc:GeometryOperands/><ogc:SpatialOperators>
  <ogc:SpatialOperator name="BBOX"/></ogc:SpatialOperators></ogc:Spatial_Capabilities></ogc:Filter_Capabilities>
</WFS_Capabilities>"""
)
SCHEMA = """<?xml version="1.0" encoding="UTF-8"?>
<schema xmlns="http://www.w3.org/2001/XMLSchema" xmlns:force="http://force.example/"
  xmlns:gml="http://www.opengis.net/gml" targetNamespace="http://force.example/" elementFormDefault="qualified">
 <import namespace="http://www.opengis.net/gml" schemaLocation="http://schemas.opengis.net/gml/3.1.1/base/gml.xsd"/>
 <element name="pubs" type="force:pubsType" substitutionGroup="gml:_Feature"/>
 <complexType name="pubsType"><complexContent><extension base="gml:AbstractFeatureType"><sequence>
  <element name="name" type="string" minOccurs="0"/>
  <element name="geom" type="gml:PointPropertyType" minOccurs="0"/>
 </sequence></extension></complexContent></complexType>
</schema>"""


def collection():
    members = "".join(
        '<gml:featureMember><force:pubs gml:id="pubs.{}"><force:name>{}</force:name><force:geom>'
        '<gml:Point srsName="urn:ogc:def:crs:EPSG::27700"><gml:pos>{} {}</gml:pos></gml:Point></force:geom>'
        "</force:pubs></gml:featureMember>".format(i + 1, *pub)
        for i, pub in enumerate(PUBS)
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?><wfs:FeatureCollection xmlns:wfs="http://www.opengis.net/wfs" '
        f'xmlns:gml="http://www.opengis.net/gml" xmlns:force="http://force.example/" '
        f'numberOfFeatures="{len(PUBS)}">{members}'
        "</wfs:FeatureCollection>"
    )


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        query = {key.lower(): values[0] for key, values in parse_qs(urlparse(self.path).query).items()}
        asked = query.get("request", "").lower()
        address = f"http://127.0.0.1:{self.server.server_port}/wfs?"
        hits = query.get("resulttype", "").lower() == "hits"
        # QGIS 3.40 looks at one feature when it opens the layer.
        one = "1" in (query.get("maxfeatures"), query.get("count"))
        if asked == "getfeature" and not hits and not one:
            time.sleep(SLOW)
        body = {"getcapabilities": CAPABILITIES.format(address), "describefeaturetype": SCHEMA}.get(asked, collection())
        if hits:
            body = collection().split("<gml:featureMember>")[0] + "</wfs:FeatureCollection>"
        print(asked + (" hits" if hits else " one" if one else ""), flush=True)
        data = body.encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/xml")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_):
        pass


if __name__ == "__main__":
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    print(server.server_port, flush=True)
    server.serve_forever()
