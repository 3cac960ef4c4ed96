"""Finds events by words: in every field, whatever the accents and the case, a million events in small slices."""
