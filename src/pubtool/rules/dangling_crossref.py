"""A `crossref` or `xdata` to no entry, or back to its own. Found by reading."""

from pubtool.findings import READING_RULES
from pubtool.rules.base import Example, Rule

RULE = Rule(
    name="dangling-crossref",
    severity=READING_RULES["dangling-crossref"],
    what=(
        "A `crossref` or `xdata` that names an entry which none of the files has, or one "
        "that refers back to it."
    ),
    why="The fields that the other entry would give, often the venue and the year, are missing.",
    mend="Correct the key, or add the entry that it names.",
    bad=(
        Example("@inproceedings{k, title = {T}, crossref = {«icml24»}}"),
        Example("@misc{k, title = {T}, xdata = {a, «b»}}\n@xdata{a, year = {2024}}"),
        Example("@misc{a, title = {T}, crossref = {«b»}}\n@misc{b, title = {T}, crossref = {«a»}}"),
        Example("@misc{k, title = {T}, crossref = {«k»}}"),
    ),
    good=(
        Example("@inproceedings{k, title = {T}, crossref = {P}}\n@proceedings{p, title = {ICML}}"),
    ),
)
