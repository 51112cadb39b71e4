#!/usr/bin/env bash
# Source document 000: the administrator makes a virtual key, which opens the model.
set -euo pipefail
key=$(curl -fsS -L -X POST "$HOUSE/key/generate" \
-H "Authorization: Bearer $ADMIN" \
-H 'Content-Type: application/json' \
-d '{"models": ["gpt-4.1-openai"]}' | sed -n 's/.*"key":"\([^"]*\)".*/\1/p')

curl -fsS "$HOUSE/v1/models" -H "Authorization: Bearer $key" | grep -q '"id":"gpt-4.1-openai"'
