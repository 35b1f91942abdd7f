#!/bin/sh
# Makes a private Python environment with the AWS emulator and the template linter in it; does nothing
# when they are there already. Versions are pinned because every version of the emulator has gaps of its
# own, and every version of the linter new rules: the tests are known to pass with these. What is mended
# in the emulator is printed by name.
set -eu

ministack=1.5.33
cfn_lint=1.58.0
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
venv="$here/.venv"

is_there() { # package version
  [ "$(cat "$venv/$1-version" 2>/dev/null || true)" = "$2" ]
}

mend() {
  "$venv/bin/python" "$here/patch_ministack.py"
}

if is_there ministack "$ministack" && is_there cfn-lint "$cfn_lint"; then
  mend
  exit 0
fi

if ! command -v python3 >/dev/null 2>&1; then
  echo "The AWS emulator needs Python 3.10 or later; install python3 and try again." >&2
  exit 2
fi

# Another version of the emulator starts from nothing; adding the linter leaves a running one alone.
if ! is_there ministack "$ministack"; then
  rm -rf "$venv"
  python3 -m venv "$venv"
fi

install() { # package version
  is_there "$1" "$2" && return 0
  "$venv/bin/python" -m pip install --quiet --disable-pip-version-check "$1==$2"
  # Written last: an interrupted installation is made again.
  echo "$2" >"$venv/$1-version"
}

install ministack "$ministack"
install cfn-lint "$cfn_lint"
mend
