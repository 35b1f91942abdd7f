#!/bin/sh
# Makes two private Python environments: one with the AWS emulator and the template linter in it, one with
# moto, whose AWS library is of another version. Does nothing when they are there already. Versions are
# pinned because every version of an emulator has gaps of its own, and every version of the linter new
# rules: the tests are known to pass with these. What is mended in the emulator is printed by name; in
# moto nothing is.
set -eu

ministack=1.5.33
cfn_lint=1.58.0
moto=5.2.5
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
venv="$here/.venv"
moto_venv="$here/moto/.venv"

is_there() { # package version
  [ "$(cat "$venv/$1-version" 2>/dev/null || true)" = "$2" ]
}

is_moto_there() {
  [ "$(cat "$moto_venv/moto-version" 2>/dev/null || true)" = "$moto" ]
}

mend() {
  "$venv/bin/python" "$here/patch_ministack.py"
}

if is_there ministack "$ministack" && is_there cfn-lint "$cfn_lint" && is_moto_there; then
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

# Only what its server and its interpreter of state machines need; `moto[server]` is twice as large.
if ! is_moto_there; then
  rm -rf "$moto_venv"
  python3 -m venv "$moto_venv"
  "$moto_venv/bin/python" -m pip install --quiet --disable-pip-version-check \
    "moto==$moto" flask==3.1.3 flask-cors==6.0.5 antlr4-python3-runtime==4.13.2 jsonpath-ng==1.16.0
  echo "$moto" >"$moto_venv/moto-version"
fi
mend
