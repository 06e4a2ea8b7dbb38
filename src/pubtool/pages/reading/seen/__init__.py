"""A page as a reader sees it: Markdown and HTML -> a tree of blocks with lines of styled text."""
