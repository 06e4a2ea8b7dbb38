"""Stand-ins for the services that pubtool asks: real sockets on loopback, made-up papers.

The fixture `services` in `tests/conftest.py` starts them; `faults` says how they can misbehave.
"""

from standins import faults
from standins.papers import PAPERS, Paper
from standins.server import Received, Services, running

__all__ = ["PAPERS", "Paper", "Received", "Services", "faults", "running"]
