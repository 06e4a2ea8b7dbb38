"""All defects that can be planted, by the sentence that names them."""

from __future__ import annotations

from planted import in_entries, in_fields, in_links, in_text

MUTATIONS = {
    **in_fields.MUTATIONS,
    **in_entries.MUTATIONS,
    **in_links.MUTATIONS,
    **in_text.MUTATIONS,
}
