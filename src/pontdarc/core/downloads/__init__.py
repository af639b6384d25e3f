"""Download formats: one file each, with a ``DOWNLOAD``."""
