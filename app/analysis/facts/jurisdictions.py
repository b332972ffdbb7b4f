"""Places whose law contracts choose, by the names contracts give them."""

_UNITED_STATES = (
    "Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Georgia|Hawaii|Idaho|Illinois|"
    "Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi|Missouri|"
    "Montana|Nebraska|Nevada|New Hampshire|New Jersey|New Mexico|New York|North Carolina|North Dakota|Ohio"
    "|Oklahoma|"
    "Oregon|Pennsylvania|Rhode Island|South Carolina|South Dakota|Tennessee|Texas|Utah|Vermont|Virginia"
    "|Washington|"
    "West Virginia|Wisconsin|Wyoming|District of Columbia|Puerto Rico"
)
_CANADA = "Alberta|British Columbia|Manitoba|New Brunswick|Nova Scotia|Ontario|Quebec|Saskatchewan"
_AUSTRALIA = "New South Wales|Queensland|South Australia|Tasmania|Victoria|Western Australia"
_COUNTRIES = (
    "England and Wales|England|Wales|Scotland|Northern Ireland|United Kingdom|Ireland|Germany|France|Italy"
    "|Spain|"
    "Portugal|Netherlands|Belgium|Luxembourg|Switzerland|Austria|Denmark|Sweden|Norway|Finland|Iceland|Poland|"
    "Czech Republic|Slovakia|Hungary|Romania|Bulgaria|Greece|Turkey|Cyprus|Malta|Estonia|Latvia|Lithuania"
    "|Ukraine|"
    "Russia|Israel|Egypt|South Africa|Nigeria|Kenya|Ghana|United Arab Emirates|Dubai|Qatar|Saudi Arabia"
    "|India|"
    "Pakistan|Bangladesh|Sri Lanka|Singapore|Malaysia|Indonesia|Thailand|Vietnam|Philippines|Japan|Korea|"
    "Republic of Korea|Hong Kong|Macau|Macao|Taiwan|Mongolia|Kazakhstan|Australia|New Zealand"
    "|Papua New Guinea|"
    "Canada|United States of America|United States|Mexico|Brazil|Argentina|Chile|Colombia|Peru|Panama"
    "|Costa Rica|"
    "Bermuda|Cayman Islands|British Virgin Islands|Bahamas|Jersey|Guernsey|Isle of Man|Liechtenstein|Monaco"
)
# What a contract writes: the name shown.
_OTHER_NAMES = {
    "People's Republic of China": "People's Republic of China",
    "Peoples Republic of China": "People's Republic of China",
    "P.R. China": "People's Republic of China",
    "PR China": "People's Republic of China",
    "P.R.C.": "People's Republic of China",
    "PRC": "People's Republic of China",
    "China": "People's Republic of China",
    "Mainland China": "People's Republic of China",
    "Republic of China": "Taiwan",
    "R.O.C.": "Taiwan",
    "Holland": "Netherlands",
    "Great Britain": "England and Wales",
    "Massachussets": "Massachusetts",
    "English": "England and Wales",
    "Swiss": "Switzerland",
    "German": "Germany",
    "French": "France",
    "Italian": "Italy",
    "Dutch": "Netherlands",
    "Belgian": "Belgium",
    "Swedish": "Sweden",
    "Danish": "Denmark",
    "Norwegian": "Norway",
    "Finnish": "Finland",
    "Israeli": "Israel",
    "Japanese": "Japan",
    "Korean": "Korea",
    "Chinese": "People's Republic of China",
    "Indian": "India",
    "Irish": "Ireland",
    "Scottish": "Scotland",
    "Singaporean": "Singapore",
}


def _all_names() -> dict[str, str]:
    names = {}
    for group in (_UNITED_STATES, _CANADA, _AUSTRALIA, _COUNTRIES):
        names.update({name: name for name in group.split("|")})
    return names | _OTHER_NAMES


JURISDICTIONS: dict[str, str] = {name.casefold(): shown for name, shown in _all_names().items()}
JURISDICTION_PATTERN = "|".join(
    name.replace(".", r"\.").replace(" ", r"\s{1,40}").replace("'", "['’`]")
    for name in sorted(_all_names(), key=len, reverse=True)
)


def jurisdiction(written: str) -> str:
    """The name to show for a place as a contract writes it; KeyError for an unknown place."""
    return JURISDICTIONS[" ".join(written.replace("’", "'").replace("`", "'").split()).casefold()]
