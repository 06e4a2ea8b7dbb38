"""New entries: from what a service, a page or another file says to an entry of this file."""
