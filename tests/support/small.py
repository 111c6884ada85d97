"""The smallest readout in each form, with more in it or spoilt."""

RELEASE = '"release": {"title": "The council met", "language": "en"}'
XMLNS = "https://w3id.org/meeting-readout/1"


def in_json(more: str = "", release: str = RELEASE) -> bytes:
    """Give a readout in JSON, with more members after its release."""
    return f'{{"specVersion": "1.0", "id": "a",\n  {release}{more}}}\n'.encode()


def in_xml(more: str = "", start: str = "", title: str = "The council met") -> bytes:
    """Give a readout in XML, with more elements after its release, and more attributes."""
    release = f'<release language="en"><title>{title}</title></release>'
    return f'<readout xmlns="{XMLNS}" specVersion="1.0" id="a"{start}>\n  {release}{more}\n</readout>\n'.encode()


def in_yaml(more: str = "", title: str = "The council met") -> bytes:
    """Give a readout in YAML, with more lines after its release."""
    return f'specVersion: "1.0"\nid: a\nrelease:\n  title: {title}\n  language: en\n{more}\n'.encode()


def spoilt(data: bytes, old: bytes, new: bytes) -> bytes:
    """Give data with one piece of it changed."""
    assert data.count(old) >= 1
    return data.replace(old, new)
