"""Hand-written pages to BibTeX: from the publications read from pages to new entries of a file."""
