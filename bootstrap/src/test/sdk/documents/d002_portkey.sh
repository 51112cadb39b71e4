#!/usr/bin/env bash
# Source document 002: Portkey's headers by curl. Authorization holds this gateway's key.
set -euo pipefail
cp "$ROWS" training_data.jsonl
OPENAI_API_KEY=$KEY
id() { sed -n 's/.*"id":"\([^"]*\)".*/\1/p'; }

file=$(curl -fsS "$HOUSE/v1/files" \
  -H "x-portkey-provider: openai" \
  -H "Authorization: Bearer $OPENAI_API_KEY" \
  -F purpose="fine-tune" \
  -F file="@training_data.jsonl" | id)

job=$(curl -fsS "$HOUSE/v1/fine_tuning/jobs" \
  -H "x-portkey-provider: openai" \
  -H "Authorization: Bearer $OPENAI_API_KEY" \
  -H "Content-Type: application/json" \
  -d '{
    "training_file": "'"$file"'",
    "model": "gpt-4o-mini-2024-07-18",
    "suffix": "custom-model-v1"
  }' | id)

for path in "jobs?limit=10" "jobs/$job"; do
    curl -fsS "$HOUSE/v1/fine_tuning/$path" \
      -H "x-portkey-provider: openai" -H "Authorization: Bearer $OPENAI_API_KEY" | grep -q "$job"
done
curl -fsS -X POST "$HOUSE/v1/fine_tuning/jobs/$job/cancel" \
  -H "x-portkey-provider: openai" -H "Authorization: Bearer $OPENAI_API_KEY" | grep -q '"status":"cancelled"'
