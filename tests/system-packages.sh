#!/bin/sh
# Installs what the tests need and Python packages cannot bring, where it is missing: as root with apt-get,
# otherwise it says what is missing. Usage: system-packages.sh [python] [browser] [postgresql] [java]
set -eu
missing=""
for part in "$@"; do
  case "$part" in
    python) missing="$missing python3-venv python3-pip" ;;
    browser) command -v chromium >/dev/null || command -v chromium-browser >/dev/null || missing="$missing chromium" ;;
    postgresql) ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || command -v initdb >/dev/null || missing="$missing postgresql" ;;
    java) { [ -n "${JAVA_HOME:-}" ] || command -v java >/dev/null; } || missing="$missing default-jre-headless" ;;
    *) echo "unknown part: $part" >&2; exit 2 ;;
  esac
done
[ -n "$missing" ] || exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  echo "installing$missing"
  export DEBIAN_FRONTEND=noninteractive
  # shellcheck disable=SC2086 # one word a package
  { apt-get update -qq && apt-get install -y -qq --no-install-recommends $missing; } >/dev/null
else
  echo "missing:$missing — install them (Debian: sudo apt-get install$missing)" >&2
  exit 1
fi
