"""From a preprint to its published version: candidates, the decision, the change."""
