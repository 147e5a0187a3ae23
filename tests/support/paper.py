"""A briefing about invented places on real hot spots, and what its paper says."""

from qgis.core import QgsGeometry
from support import pdf_text

from hotspot_policing.bridge.paper.briefing import BriefedPlace, Briefing, RegisterNews
from hotspot_policing.bridge.results.layout import print_pages


def place(rank, shape, **more):
    """A place with all that may be known of it."""
    return BriefedPlace(
        **{
            "id": f"H{rank}",
            "rank": rank,
            "name": f"Hart Street {rank}",
            "crimes": 40 + rank,
            "rate": 1234.0,
            "share": 0.02,
            "area_km2": 0.02,
            "shape": shape,
            "trend": [("2025-01", 10.0), ("2025-02", 15.0)],
            "offences": [("Robbery", 7)],
            "locations": [("near Hart Street", 9)],
            **more,
        }
    )


def briefing(hotspots, most, **more):
    """A briefing on the first hot spots of a layer."""
    shapes = [one.geometry() for one in sorted(hotspots.getFeatures(), key=lambda one: one["rank"])[:most]]
    places = [place(i + 1, QgsGeometry(shape)) for i, shape in enumerate(shapes)]
    return Briefing(
        **{
            "offences": "Robbery",
            "area": "Cleveland",
            "period": "Jan–Feb 2025",
            "places": places,
            "total": 5000.0,
            "found": 200,
            "rate_title": "per km²",
            "timed": False,
            "news": RegisterNews(added=["1. Hart Street 1"], kept=["HS-0001 Mill"], gone=["HS-0002 Quay"]),
            "limits": ["Recorded crime only."],
            "sources": ["crimes: police (OGL)"],
            "marking": "OFFICIAL",
            "made": "made today",
            "months": ["2025-01", "2025-02"],
            **more,
        }
    )


def printed(path, *sheets):
    """(the pages as they were counted, the text of each)."""
    pages = list(print_pages(str(path), [lambda one=one: one.layout for one in sheets], "Briefing"))
    return pages, [" ".join(page.split()) for page in pdf_text(path).split("\f")]
