"""The client for the services: politely, patiently within limits, and trusting nobody."""

from pubtool.http.client import Client
from pubtool.http.limits import Limits

__all__ = ["Client", "Limits"]
