"""Queries: which publications, in which order, in which sections.

Import from the modules: a list that neither filters nor groups pays for neither.
"""
