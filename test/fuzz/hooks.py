"""What random requests need to get past "there is no such case": schemathesis loads this before a run.

TIRKEU_FUZZ_READY names a JSON file with complete requests about cases that exist, by call, and with numbers of people and
dwellings that exist. Most random requests become about those, some in full; the rest stay as random as they came. Which of them
is decided by the request itself, so that the same seed makes the same run.
"""

import copy
import json
import os
import re
import uuid
import zlib
from urllib.parse import urlsplit

import schemathesis

with open(os.environ["TIRKEU_FUZZ_READY"], encoding="utf-8") as file:
    READY = json.load(file)

NUMBERS = {
    "iin": (re.compile(r"\d{12}"), READY["iins"]),
    "owner": (re.compile(r"\d{12}"), READY["iins"]),
    "rka": (re.compile(r"\d{16}"), READY["rkas"]),
}
# A name that nobody can own (RFC 2606): random requests about webhooks must not make the stack call strangers.
NOBODY = "https://receiver.invalid"


class Choices:
    """An endless row of numbers that depends on nothing but the request."""

    def __init__(self, case):
        parts = [case.operation.label, case.path_parameters, case.query, case.body]
        self.state = zlib.crc32(repr(parts).encode("utf-8", "replace"))

    def below(self, limit):
        self.state = zlib.crc32(self.state.to_bytes(4, "big"))
        return self.state % limit

    def one_of(self, values):
        return values[self.below(len(values))]


def with_real_numbers(value, choices):
    """The same JSON, in which most numbers that look like one are somebody's."""
    if isinstance(value, list):
        return [with_real_numbers(item, choices) for item in value]
    if not isinstance(value, dict):
        return value
    changed = {}
    for key, member in value.items():
        pattern, real = NUMBERS.get(key, (None, []))
        fits = real and isinstance(member, str) and pattern.fullmatch(member)
        changed[key] = choices.one_of(real) if fits and choices.below(8) else with_real_numbers(member, choices)
    return changed


def body_for(case, ready, choices):
    """A ready body in full, the random one with a ready member or two, or the random one, about real people."""
    if not isinstance(case.body, dict):
        return case.body
    random = with_real_numbers(case.body, choices)
    if "caseworker" in random and choices.below(8):
        del random["caseworker"]  # Nobody may name one where people sign in: most requests would be about nothing else.
    if not ready.get("body"):
        return random
    chance = choices.below(4)
    if chance == 0:
        return copy.deepcopy(ready["body"])
    if chance == 1:
        return random
    key = choices.one_of(sorted(ready["body"]))
    return {**random, key: copy.deepcopy(ready["body"][key])}


def keep_at_home(body):
    if isinstance(body, dict) and isinstance(body.get("url"), str):
        try:
            parts = urlsplit(body["url"])
        except ValueError:
            return
        if parts.scheme.lower() in ("http", "https"):
            body["url"] = f"{NOBODY}/{zlib.crc32(body['url'].encode('utf-8', 'replace')):08x}"


@schemathesis.hook
def before_call(context, case, **kwargs):
    choices = Choices(case)
    ready = READY["requests"].get(case.operation.label, [])
    chosen = choices.one_of(ready) if ready else {}
    case.body = body_for(case, chosen, choices)
    keep_at_home(case.body)
    if case.headers and "Idempotency-Key" in case.headers and choices.below(8):
        case.headers["Idempotency-Key"] = str(uuid.UUID(int=choices.below(2**32) % 1000))
    if chosen.get("path") and choices.below(8):
        for name, value in chosen["path"].items():
            case.path_parameters[name] = value


@schemathesis.hook
def after_call(context, case, response):
    """Notes what was answered: a run in which everything was refused would have shown little."""
    with open(os.environ["TIRKEU_FUZZ_ANSWERS"], "a", encoding="utf-8") as answers:
        answers.write(f"{response.status_code} {case.operation.label}\n")
