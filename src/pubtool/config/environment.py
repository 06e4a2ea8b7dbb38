"""What the environment says about the services: it wins over the configuration."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from pubtool.config.readers import BadSetting, seconds, service_url
from pubtool.config.wording import printable
from pubtool.errors import UsageProblem

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pubtool.config.values import ServiceSettings

#: The variables with the URLs of the services, and the setting that each one stands for.
URL_VARIABLES: Mapping[str, str] = MappingProxyType(
    {
        "PUBTOOL_ARXIV_URL": "arxiv",
        "PUBTOOL_DOI_URL": "doi",
        "PUBTOOL_CROSSREF_URL": "crossref",
        "PUBTOOL_DATACITE_URL": "datacite",
        "PUBTOOL_S2_URL": "semanticscholar",
    }
)

TIMEOUT_VARIABLE = "PUBTOOL_TIMEOUT"


def with_environment(services: ServiceSettings, environ: Mapping[str, str]) -> ServiceSettings:
    """Return the settings with what the environment says; an empty variable says nothing.

    Raises UsageProblem, naming the variable, for what is no https URL (http is for this machine
    alone) and no number of seconds.
    """
    given: dict[str, str] = {}
    for variable, name in URL_VARIABLES.items():
        value = environ.get(variable, "").strip()
        if value:
            given[name] = _url(value, variable)
    given_time = environ.get(TIMEOUT_VARIABLE, "").strip()
    timeout = _seconds(given_time) if given_time else services.timeout
    return services._replace(**given, timeout=timeout)


def _url(value: str, variable: str) -> str:
    """Return a URL as the settings have it; one that paths are put after ends in a slash."""
    try:
        url = service_url(value, variable)
    except BadSetting as problem:
        raise UsageProblem(f"{problem}; set it to one, or unset it") from None
    return url if URL_VARIABLES[variable] == "arxiv" else url.rstrip("/") + "/"


def _seconds(value: str) -> float:
    try:
        return seconds(float(value), TIMEOUT_VARIABLE)
    except ValueError:  # BadSetting is one too
        raise UsageProblem(
            f'{TIMEOUT_VARIABLE}: "{printable(value)}" is no number of seconds up to 3600;'
            " set it to one, or unset it"
        ) from None
