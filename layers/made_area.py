"""What is said where the area is made from the crimes themselves, since no study area is given."""

from ..core.strays import strays
from .texts import tr


def stray_note(x, y, counts):
    """[a note] on crimes (n,) at places (n,), (n,) in metres that make such an area too large; [] without any."""
    found = strays(x, y, counts)
    if found.scattered:
        return [tr("No study area is given, and the crimes lie in small groups all over the country: shares of area "
                   "mean nothing here. Give a study area, or count at the stations (UNIT=layer).")]
    if found.crimes:
        return [tr("No study area is given, and {}: they make the area larger than it is. Give a study area such as "
                   "the force's boundary.").format(_far_off(found))]
    return []


def too_large(error, x, y, counts):
    """Why an area made from crimes (n,) at places (n,), (n,) needs more places or cells than the limit, in words;
    ``error`` says how many there would be."""
    found = strays(x, y, counts)
    if found.scattered:
        return tr("No study area is given, and the crimes lie in small groups all over the country, so the area "
                  "between them is too large. Give a STUDY_AREA, or count at the stations: UNIT=layer with their "
                  "polygons as UNITS_LAYER.")
    if found.crimes:
        words = tr("No study area is given, and {}, so the area between the crimes is too large. Give a "
                   "STUDY_AREA such as the force's boundary, or leave these crimes out.")
        return words.format(_far_off(found))
    return tr("{} No study area is given: STUDY_AREA can make it smaller.").format(error)


def _far_off(found):
    return tr("{:,} of {:,} crimes lie far from the rest, up to {:,.0f} km away").format(
        found.crimes, found.total, found.distance / 1000)
