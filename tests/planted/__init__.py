"""A clean bibliography and the defects to plant in it, written from the rules' pages alone."""
