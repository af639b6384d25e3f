"""Pages of the workspace: extraction."""
