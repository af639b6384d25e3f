"""Steps of a recipe: repair, derive, suppress. One file each."""
