"""What other programs read in a .bib file, in one shape, and why they differ from pubtool."""
