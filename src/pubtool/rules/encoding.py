"""A file that is not UTF-8. Found when files are read."""

from pubtool.findings import READING_RULES
from pubtool.rules.base import Rule

RULE = Rule(
    name="encoding",
    severity=READING_RULES["encoding"],
    what=(
        "A file that is not valid UTF-8; it is read as Latin-1 (or as what its byte order mark "
        "says)."
    ),
    why=(
        "biber, git and every editor take a .bib file for UTF-8, and show wrong letters where it"
        " is not."
    ),
    mend=(
        "Save the file as UTF-8 once, for example with `iconv -f latin1 -t utf-8`. pubtool never"
        " changes the encoding of a file by itself."
    ),
    bad=(),
    good=(),
)
