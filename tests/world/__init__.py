"""A small fictional territory, made by calling actions: used by tests, the demonstration and screenshots."""
