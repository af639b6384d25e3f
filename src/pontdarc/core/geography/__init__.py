"""Geometry as values: text and WKB, reference systems, and the archive that keeps both."""
