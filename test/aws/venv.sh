#!/bin/sh
# Makes a private Python environment with the AWS emulator in it; does nothing when it is there already.
# The version is pinned because every version has gaps of its own: the tests are known to pass with this one.
set -eu

version=1.5.33
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
venv="$here/.venv"

if [ "$(cat "$venv/ministack-version" 2>/dev/null || true)" = "$version" ]; then
  exit 0
fi

if ! command -v python3 >/dev/null 2>&1; then
  echo "The AWS emulator needs Python 3.10 or later; install python3 and try again." >&2
  exit 2
fi

rm -rf "$venv"
python3 -m venv "$venv"
"$venv/bin/python" -m pip install --quiet --disable-pip-version-check "ministack==$version"
# Written last: an interrupted installation is made again from the start.
echo "$version" >"$venv/ministack-version"
