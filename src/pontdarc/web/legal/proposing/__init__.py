"""The page where the référent proposes: its forms, the search of the best plan, what a plan does to a few rows."""
