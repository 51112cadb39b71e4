#!/usr/bin/env bash
# Installs the official SDKs for the contract stories into the folder given, by default bootstrap/target/sdk.
# One that cannot be had does not keep the other away; the exit status tells.
set -euo pipefail
here="$(cd "$(dirname "$0")" && pwd)"
target="${1:-$here/../../../target/sdk}"
mkdir -p "$target/node"
target="$(cd "$target" && pwd)"
missing=

python3 -m venv "$target/python" \
    && "$target/python/bin/pip" install --quiet --retries 1 --disable-pip-version-check -r "$here/python/requirements.txt" \
    || { rm -rf "$target/python"; missing="$missing Python"; }

cp "$here/node/package.json" "$target/node/"
npm install --prefix "$target/node" --silent --no-audit --no-fund \
    || { rm -rf "$target/node/node_modules"; missing="$missing Node"; }

if [ -n "$missing" ]; then
    echo "No SDK for:$missing" >&2
    exit 1
fi
