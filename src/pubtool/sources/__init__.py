"""The services, one module each: ids to requests, answers to records; nothing here connects."""
