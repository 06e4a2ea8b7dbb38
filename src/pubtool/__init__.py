"""pubtool: one BibTeX file in, the publication lists of a homepage out."""

__version__ = "0.1.0"
