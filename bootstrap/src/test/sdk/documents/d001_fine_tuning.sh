#!/usr/bin/env bash
# Source document 001, its calls by curl.
set -euo pipefail
cp "$ROWS" mydata.jsonl
id() { sed -n 's/.*"id":"\([^"]*\)".*/\1/p'; }

file=$(curl -fsS "$HOUSE/v1/files" \
    -H "Authorization: Bearer $KEY" \
    -F purpose="fine-tune" \
    -F custom_llm_provider="azure" \
    -F file="@mydata.jsonl" | id)

job=$(curl -fsS "$HOUSE/v1/fine_tuning/jobs" \
    -H "Content-Type: application/json" \
    -H "Authorization: Bearer $KEY" \
    -d '{
    "custom_llm_provider": "azure",
    "model": "gpt-35-turbo-1106",
    "training_file": "'"$file"'"
    }' | id)

curl -fsS -X POST "$HOUSE/v1/fine_tuning/jobs/$job/cancel" \
  -H "Authorization: Bearer $KEY" \
  -H "Content-Type: application/json" \
  -d '{"custom_llm_provider": "azure"}' | grep -q '"status":"cancelled"'

curl -fsS -X GET "$HOUSE/v1/fine_tuning/jobs?custom_llm_provider=azure" \
     -H "Content-Type: application/json" \
     -H "Authorization: Bearer $KEY" | grep -q "$job"
