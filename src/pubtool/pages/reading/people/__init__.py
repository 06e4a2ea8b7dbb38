"""The people on a page: author lists, the names in them, whose page it is, what marks mean."""
