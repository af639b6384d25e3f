"""Somebody recognises themselves in published data: what they ask, what is decided, what is destroyed, the proof."""
