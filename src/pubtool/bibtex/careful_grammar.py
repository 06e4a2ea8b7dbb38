r"""The patterns of BibTeX's grammar for what needs care: odd, broken and rare text.

As in `grammar`, a backslash escapes nothing, and quantifiers over text are possessive.
"""

from __future__ import annotations

import re

#: `@type{` or `@type(`, as loosely as it can stand in a file.
COMMAND = re.compile(r"@\s*+([^\s@{}(),=\"#%'\\]++)\s*+([{(])")
#: The same with a key and a comma: surely meant as an entry. 1 is the type, 2 the key.
ENTRY_HEAD = re.compile(r"@\s*+([A-Za-z][\w.:+-]*+)\s*+[{(]\s*+([^\s,{}()=@\"]++)\s*+,")
#: `@type{` as the first thing on its line.
LINE_COMMAND = re.compile(r"[\r\n][^\S\r\n]*+(@\s*+[^\s@{}(),=\"#%'\\]++\s*+[{(])")
#: `@comment` with or without a group.
COMMENT = re.compile(r"(@\s*+comment(?![^\s@{}(),=\"#%'\\]))\s*+([{(])?", re.IGNORECASE)
#: `@word` of which nothing comes.
WORD_COMMAND = re.compile(r"@[^\S\r\n]*+[A-Za-z][\w.:+-]*+")
#: The same without a type. 1 is what stands for the type, 2 the key.
UNTYPED = re.compile(r"(@\s*+[{(])\s*+([^\s,{}()=@\"]++)\s*+,")
#: A key, and a key as odd as it may be: up to the comma on its line.
KEY = re.compile(r"[^\s,{}()]++")
KEY_LINE = re.compile(r"([^\r\n,={}]*[^\s,={}])[^\S\r\n]*+,")
#: White space and `%` comments between the tokens of an entry.
SKIP = re.compile(r"(?:\s++|%[^\r\n]*+)*+")
LINE_COMMENT = re.compile(r"%[^\r\n]*+")
#: A field name, macro or number: whatever BibTeX lets stand without delimiters.
BARE = re.compile(r"[^\s\"#%'(),={}@]++")
#: A field: its name, its `=` and the beginning of something like a value. 1 is the name.
FIELD_VALUE = re.compile(r"([^\s\"#%'(),={}@\\]++)\s*+=\s*+(?=[{\"\w])")
#: A field name of several words on one line, and its `=`.
WORDS_START = re.compile(
    r"([^\s\"#%'(),={}@\\]++(?:[^\S\r\n]++[^\s\"#%'(),={}@\\]++)*+)[^\S\r\n]*+="
)
#: A line that begins with a field whose value looks like one. 1 is the name.
FIELD_LINE = re.compile(
    r"[\r\n][^\S\r\n]*+,?[^\S\r\n]*+([^\W\d][\w.:+/-]*+)[^\S\r\n]*+=[^\S\r\n]*+(?=[{\"\w])"
)
#: The last line of a quoted value that ran into the next field: `name =`.
RAN_ON = re.compile(r"[\r\n,]\s*+[^\W\d][\w.:+/-]*+\s*+=\s*+\Z")
#: What a search for the next field stops at, and the white space after a comma or line end.
SYNC = re.compile(r"[{})@,\s]")
BREAK = re.compile(r"[,\s]\s*+")
#: A quote that can only end a value.
QUOTE_END = re.compile(r"\"\s*+(?=[,}])")
#: What stands after an entry that one `}` too many has closed: the rest of its fields.
ORPHAN = re.compile(r"[\s,})]*+[^\W\d][\w.:+/-]*+\s*+=\s*+(?=[{\"\w])")
#: Braces that close nothing, after an entry.
STRAY = re.compile(r"[\s,]*+(\}[\s,})]*+)")
BRACES = re.compile(r"[{}]")
PARENS = re.compile(r"[{()}]")
QUOTE_OR_BRACE = re.compile(r"[\"{}]")
