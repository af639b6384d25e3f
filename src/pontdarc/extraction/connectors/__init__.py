"""Connectors: one file each, defining ``CONNECTOR``. How to add one: docs/howto/add-a-connector.md."""
