"""Checking as a whole: which rules run, what they find, what is excused, what can be mended."""

from pubtool.checking.examination import Examination, examine

__all__ = ["Examination", "examine"]
