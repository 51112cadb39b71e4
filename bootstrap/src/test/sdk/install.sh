#!/usr/bin/env bash
# Installs the official SDKs for the contract stories into the folder given, by default bootstrap/target/sdk.
set -euo pipefail
here="$(cd "$(dirname "$0")" && pwd)"
target="${1:-$here/../../../target/sdk}"
mkdir -p "$target/node"
target="$(cd "$target" && pwd)"

python3 -m venv "$target/python"
"$target/python/bin/pip" install --quiet --retries 1 --disable-pip-version-check -r "$here/python/requirements.txt"

cp "$here/node/package.json" "$target/node/"
npm install --prefix "$target/node" --silent --no-audit --no-fund
