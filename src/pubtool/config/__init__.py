"""The configuration, as one frozen value, and where it is read from."""

from pubtool.config.loading import load_config
from pubtool.config.values import CheckSettings, Config, GroupSettings, ListSettings, Mark

__all__ = ["CheckSettings", "Config", "GroupSettings", "ListSettings", "Mark", "load_config"]
