"""Files of one content in many layouts: indentation, quotes, comments, line ends, prefixes and encodings."""

import json
import re
from random import Random
from typing import Any

import yaml
from lxml import etree
from spoil import to_yaml

TOKEN = re.compile(rb'"(?:[^"\\]|\\.)*"|[,\]}]')
COMMENT_TEXTS = ("a remark", "see p. 3: the plan", "- no item", "key: value", "é 𠮷", "# twice")


def write_json(data: Any, random: Random) -> bytes:
    """Write JSON."""
    indent = random.choice([None, 1, 2, 4, "\t"])
    separators = random.choice([(", ", ": "), (",", ":"), (" ,", " : ")]) if indent is None else None
    text = json.dumps(data, ensure_ascii=random.random() < 0.3, indent=indent, separators=separators)
    return _end_lines(text + "\n", random).encode("utf-8", "surrogatepass")


def misplace_comma(written: bytes, random: Random) -> bytes:
    """Leave a comma out of JSON, or write one too many."""
    commas = [match.start() for match in TOKEN.finditer(written) if match.group() == b","]
    ends = [match.start() for match in TOKEN.finditer(written) if match.group() in (b"}", b"]")]
    if commas and random.random() < 0.5:
        at = random.choice(commas)
        return written[:at] + b" " + written[at + 1 :]
    at = random.choice(ends)
    return written[:at] + b"," + written[at:]


def write_yaml(data: Any, random: Random) -> bytes:
    """Write YAML in blocks, in brackets or in both; with comments where each line has a beginning or an end."""
    style = random.choice(["quoted", "quoted", "blocks", "mixed", "brackets"])
    if style == "quoted":
        text = to_yaml(data).decode()
    else:
        flow = {"blocks": False, "mixed": None, "brackets": True}[style]
        text = yaml.safe_dump(
            data,
            default_flow_style=flow,
            allow_unicode=True,
            sort_keys=False,
            width=random.choice([60, 10**6]),
            indent=random.choice([2, 4]),
        )
    if style == "quoted" and random.random() < 0.7:
        text = "\n".join(_comment_line(line, random) for line in text.split("\n"))
    return _end_lines(text, random).encode("utf-8", "surrogatepass")


def write_xml(root: Any, random: Random) -> bytes:
    """Write XML: in lines or in one, with comments, with a prefix, in UTF-16."""
    written: bytes = etree.tostring(root, encoding="utf-8", pretty_print=random.random() < 0.7)
    text = written.decode().rstrip("\n") + "\n"
    if random.random() < 0.3:
        text = text.replace("xmlns=", "xmlns:r=", 1)
        text = re.sub(r"<(/?)(?=\w)", r"<\1r:", text)
    if random.random() < 0.4:
        text = re.sub(r">(\s*)<(?!/)", lambda match: _put_comment(match[1], random), text)
    if random.random() < 0.2:
        text = re.sub(r"<\w[^<>]*>", lambda tag: re.sub(r'="([^"\']*)"', r"='\1'", tag[0]), text)
    text = _end_lines(text, random)
    if random.random() < 0.1:
        return text.encode("utf-16")
    return (random.choice(["", "", '<?xml version="1.0" encoding="UTF-8"?>\n']) + text).encode()


def _comment_line(line: str, random: Random) -> str:
    if not line.strip() or random.random() < 0.7:
        return line
    comment = f"# {random.choice(COMMENT_TEXTS)}"
    if random.random() < 0.5:
        return f"{line}  {comment}"
    return f"{line[: len(line) - len(line.lstrip())]}{comment}\n{line}"


def _put_comment(between: str, random: Random) -> str:
    if random.random() < 0.8:
        return f">{between}<"
    comment = random.choice(["<!-- a remark -->", "<?editor on?>", "<!-- <by/> -->"])
    return random.choice([f">{between}{comment}{between}<", f"> {comment}{between}<"])


def _end_lines(text: str, random: Random) -> str:
    return text.replace("\n", "\r\n") if random.random() < 0.2 else text


WRITERS = {"json": write_json, "yaml": write_yaml, "xml": write_xml}
