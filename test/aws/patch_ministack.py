"""Mends what the pinned emulator gets wrong, and prints each mending by name on every run.

Each is a text of one of its files in place of another; where neither stands, the version is another one
than the pinned, and this fails.
"""

import sys
from pathlib import Path
from typing import NamedTuple

import ministack


class Mending(NamedTuple):
    why: str
    file: str
    before: str
    after: str


MENDINGS = [
    Mending(
        "a Node function's error keeps its name, which is what a machine's Retry and Catch match",
        "core/lambda_runtime.py",
        'status: "error", error: String(err.message || err), trace',
        'status: "error", type: err.name, error: String(err.message || err), trace',
    ),
    Mending(
        "the same on the way from the function to the machine",
        "services/lambda_svc.py",
        'error_type = "Runtime.HandlerError"\n            if _RIE_TIMEOUT_TEXT_RE',
        'error_type = result.get("type") or "Runtime.HandlerError"\n            if _RIE_TIMEOUT_TEXT_RE',
    ),
    Mending(
        "a batch sent to a queue asks for the right to send, as IAM knows no other",
        "core/iam_actions.py",
        "    action_name = _action_from_target(headers)\n    if action_name:\n        return",
        "    action_name = _action_from_target(headers)\n"
        '    if service == "sqs" and action_name:\n'
        '        action_name = action_name.removesuffix("Batch")\n'
        "    if action_name:\n        return",
    ),
    Mending(
        "a mail sent asks for the right to send as its sender's domain, not for one to send as anybody",
        "core/iam_actions.py",
        '    parts = [p for p in path.split("/") if p]\n    if parts[:2] != ["v2", "email"]',
        '    parts = [p for p in path.split("/") if p]\n'
        '    if parts == ["v2", "email", "outbound-emails"]:\n'
        '        domain = _safe_json_field(body, "FromEmailAddress").rpartition("@")[2]\n'
        '        return f"arn:aws:ses:{region}:{account_id}:identity/{domain}"\n'
        '    if parts[:2] != ["v2", "email"]',
    ),
]


def main() -> int:
    package = Path(ministack.__file__).parent
    for why, name, before, after in MENDINGS:
        path = package / name
        text = path.read_text(encoding="utf-8")
        if after not in text:
            if text.count(before) != 1:
                print(f"{name} of the AWS emulator is not as it was: {why}", file=sys.stderr)
                return 1
            path.write_text(text.replace(before, after), encoding="utf-8")
        print(f"The AWS emulator is mended: {why} ({name}).")
    return 0


if __name__ == "__main__":
    sys.exit(main())
