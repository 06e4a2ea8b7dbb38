"""From a bibliography to publications: typed values with clean text, and findings for the rest."""

from pubtool.reading.publications import Reading, read

__all__ = ["Reading", "read"]
