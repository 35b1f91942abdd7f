#!/bin/sh
# Has SST write its own platform beside sst.config.ts: its types, Pulumi and the provider, of the version
# that is installed. Needs npm and no credentials. Does nothing when it is there already.
set -eu

cd "$(dirname -- "$0")/../.."
version=$(node -p "JSON.parse(require('node:fs').readFileSync('node_modules/sst/package.json', 'utf8')).version")
done=.sst/platform/installed-version
if [ "$(cat "$done" 2>/dev/null || true)" = "$version" ]; then
  exit 0
fi

# Without these it asks GitHub for tools that only a deployment needs, and waits for its telemetry.
export SST_SKIP_DEPENDENCY_CHECK=1 NO_BUN=1 SST_TELEMETRY_DISABLED=1 DO_NOT_TRACK=1
rm -rf .sst/platform
npx sst install --stage ci
# Written last: an interrupted installation is made again.
echo "$version" >"$done"
