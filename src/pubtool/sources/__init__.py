"""The services: one module each, from ids to a request and from an answer to records; no connection is opened here."""
