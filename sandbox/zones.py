"""The time zone of a country and region, from tzdata's own table of zones."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

DEFAULT = "Etc/UTC"

# ISO 3166-2 regions of the countries whose zones differ by region; where one region has two, the more populous.
_CANADA = {
    "America/St_Johns": "NL",
    "America/Halifax": "NS NB PE",
    "America/Toronto": "ON QC NU",
    "America/Winnipeg": "MB",
    "America/Regina": "SK",
    "America/Edmonton": "AB NT",
    "America/Vancouver": "BC",
    "America/Whitehorse": "YT",
}
_UNITED_STATES = {
    "America/New_York": "CT DC DE FL GA IN KY MA MD ME MI NC NH NJ NY OH PA RI SC VA VT WV",
    "America/Chicago": "AL AR IA IL KS LA MN MO MS ND NE OK SD TN TX WI",
    "America/Denver": "CO ID MT NM UT WY",
    "America/Phoenix": "AZ",
    "America/Los_Angeles": "CA NV OR WA",
    "America/Anchorage": "AK",
    "Pacific/Honolulu": "HI",
}
_AUSTRALIA = {
    "Australia/Sydney": "NSW ACT",
    "Australia/Melbourne": "VIC",
    "Australia/Brisbane": "QLD",
    "Australia/Adelaide": "SA",
    "Australia/Darwin": "NT",
    "Australia/Perth": "WA",
    "Australia/Hobart": "TAS",
}
_BRAZIL = {
    "America/Sao_Paulo": "SP RJ MG ES PR SC RS DF GO",
    "America/Bahia": "BA",
    "America/Recife": "PE",
    "America/Fortaleza": "CE MA PB PI RN",
    "America/Maceio": "AL SE",
    "America/Belem": "PA AP",
    "America/Araguaina": "TO",
    "America/Manaus": "AM RR",
    "America/Cuiaba": "MT",
    "America/Campo_Grande": "MS",
    "America/Porto_Velho": "RO",
    "America/Rio_Branco": "AC",
}
_MEXICO = {
    "America/Mexico_City": "CMX MEX JAL NLE PUE",
    "America/Cancun": "ROO",
    "America/Tijuana": "BCN",
    "America/Hermosillo": "SON",
    "America/Mazatlan": "BCS SIN NAY",
    "America/Monterrey": "COA TAM",
    "America/Chihuahua": "CHH",
}
_SPAIN = {"Atlantic/Canary": "CN GC TF"}
_PORTUGAL = {"Atlantic/Azores": "20", "Atlantic/Madeira": "30"}
_BY_REGION = {
    "CA": _CANADA,
    "US": _UNITED_STATES,
    "AU": _AUSTRALIA,
    "BR": _BRAZIL,
    "MX": _MEXICO,
    "ES": _SPAIN,
    "PT": _PORTUGAL,
}
# Where tzdata's order doesn't begin with the zone of most people.
_MOST_PEOPLE = {
    "CA": "America/Toronto",
    "AU": "Australia/Sydney",
    "BR": "America/Sao_Paulo",
    "RU": "Europe/Moscow",
    "ID": "Asia/Jakarta",
}


def zone_of(country: str, region: str = "") -> str:
    """The IANA name for an ISO 3166 country (code or English name) and region ("QC" or "CA-QC")."""
    code = _code(country)
    region_code = region.strip().upper().removeprefix(f"{code}-")
    for zone, regions in _BY_REGION.get(code, {}).items():
        if region_code in regions.split():
            return zone
    return _MOST_PEOPLE.get(code) or next(iter(_zones().get(code, ())), DEFAULT)


def _code(country: str) -> str:
    word = country.strip()
    return word.upper() if len(word) == 2 else _countries().get(word.casefold(), "")


@cache
def _zones() -> dict[str, tuple[str, ...]]:
    """Country code → its zones, in tzdata's order."""
    found: dict[str, tuple[str, ...]] = {}
    for code, _, zone, *_ in _rows("zone.tab"):
        found[code] = (*found.get(code, ()), zone)
    return found


@cache
def _countries() -> dict[str, str]:
    """English name, case folded → country code."""
    return {name.casefold(): code for code, name, *_ in _rows("iso3166.tab")}


def _rows(table: str) -> list[list[str]]:
    text = (files("tzdata") / "zoneinfo" / table).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
