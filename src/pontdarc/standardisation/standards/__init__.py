"""Standards: one file each, facts of the official schema with our own words."""
