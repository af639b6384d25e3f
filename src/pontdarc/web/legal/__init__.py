"""Pages of the workspace: legal."""
