"""Pages of the workspace: mediation."""
