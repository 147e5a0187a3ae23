"""The mathematics, on NumPy arrays: no QGIS, no Qt, no files."""
