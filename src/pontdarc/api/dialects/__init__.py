"""Dialects: one file each."""
