#!/usr/bin/env bash
# Build the explorer into app/ui/dist, with the machine's node or, when that is missing or too old for Vite,
# with node from the package pinned in requirements-node.lock. Does nothing when nothing changed.
# `build.sh check` runs type check, lint and unit tests instead.
set -euo pipefail
cd "$(dirname "$0")"
root="$(cd ../.. && pwd)"
venv="${VIRTUAL_ENV:-$root/.venv}"

fits() { # Vite asks for node ^20.19 or >= 22.12.
  "$1" -e 'const [a, b] = process.versions.node.split(".").map(Number);
    process.exit((a === 20 && b >= 19) || (a === 22 && b >= 12) || a > 22 ? 0 : 1)' 2>/dev/null
}

if ! { command -v node && command -v npm && fits node; } >/dev/null; then
  if ! { [ -x "$venv/bin/node" ] && fits "$venv/bin/node"; }; then
    "$venv/bin/python" -m pip install -q --disable-pip-version-check --no-deps --require-hashes -r "$root/requirements-node.lock"
  fi
  export PATH="$venv/bin:$PATH"
fi

# Hash of all that the result depends on.
stamp="$({ node --version; find src public index.html package-lock.json package.json tsconfig.json vite.config.ts \
  "$root"/app/legation/api "$root"/app/legation/domain -type f -not -name '*.pyc' -not -name openapi.d.ts -print0 |
  LC_ALL=C sort -z | xargs -0 cat; } | node -e '
  const hash = require("node:crypto").createHash("sha256");
  process.stdin.on("data", (part) => hash.update(part)).on("end", () => console.log(hash.digest("hex")));')"
if [ "${1:-}" != check ] && [ -f dist/.built ] && [ "$(cat dist/.built)" = "$stamp" ]; then exit 0; fi

if [ ! -f node_modules/.package-lock.json ] || [ package-lock.json -nt node_modules/.package-lock.json ]; then
  npm ci --no-audit --no-fund --loglevel=error
  touch node_modules/.package-lock.json
fi
# The types of the API are those of the service as it is in this checkout.
mkdir -p node_modules/.cache
(cd "$root" && "$venv/bin/python" -m legation.api.openapi) > node_modules/.cache/openapi.json
npx --no-install openapi-typescript node_modules/.cache/openapi.json -o src/openapi.d.ts > /dev/null
if [ "${1:-}" = check ]; then npm run --silent check; npm run --silent lint; npm run --silent test; exit; fi
npm run --silent build
printf '%s\n' "$stamp" > dist/.built
