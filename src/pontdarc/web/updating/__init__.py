"""Pages of the workspace: updating."""
