#!/usr/bin/env bash
# Installs the official SDKs for the contract stories into the folder given, by default bootstrap/target/sdk.
# Each language is installed on its own: where one cannot be had, the other's stories are told all the same.
set -uo pipefail
here="$(cd "$(dirname "$0")" && pwd)"
target="${1:-$here/../../../target/sdk}"
mkdir -p "$target/node" && target="$(cd "$target" && pwd)" || exit

python() {
    python3 -m venv "$target/python" \
        && "$target/python/bin/pip" install --quiet --retries 1 --disable-pip-version-check -r "$here/python/requirements.txt" \
        || { rm -rf "$target/python"; return 1; }
}

node() {
    cp "$here/node/package.json" "$target/node/" \
        && npm install --prefix "$target/node" --silent --no-audit --no-fund
}

missing=0
python || { echo "no SDK for Python" >&2; missing=1; }
node || { echo "no SDK for Node" >&2; missing=1; }
exit $missing
