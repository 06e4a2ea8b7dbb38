"""Pages: marked regions, and what a reader sees in a hand-written list."""
