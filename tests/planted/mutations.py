"""All defects that can be planted, by the sentence that names them."""

from __future__ import annotations

from planted import in_structure, in_values

MUTATIONS = {**in_structure.MUTATIONS, **in_values.MUTATIONS}
