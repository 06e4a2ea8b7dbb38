"""Checking as a whole: which rules run, what they find, what is excused, what can be mended."""

from pubtool.checking.brought import Brought, Outside
from pubtool.checking.examination import Examination, Inputs, examine, examine_read

__all__ = ["Brought", "Examination", "Inputs", "Outside", "examine", "examine_read"]
