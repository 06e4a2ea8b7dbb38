"""The commands, one module each: its options, and what they lead to."""
