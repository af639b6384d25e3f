"""Stage 4: standardise. Recognise the standard, map, repair, check; keep it all as a recipe that replays."""
