#!/usr/bin/env bash
# Source document 001, its calls by curl.
set -euo pipefail
id() { sed -n 's/.*"id":"\([^"]*\)".*/\1/p'; }

# As printed, for a file of a batch's requests; a job takes no file of that purpose.
echo '{"custom_id":"1","method":"POST","url":"/v1/chat/completions","body":{"model":"gpt-35-turbo-1106","messages":[]}}' \
    > mydata.jsonl
curl -fsS "$HOUSE/v1/files" \
    -H "Authorization: Bearer $KEY" \
    -F purpose="batch" \
    -F custom_llm_provider="azure" \
    -F file="@mydata.jsonl" | grep -q '"purpose":"batch"'

cp "$ROWS" mydata.jsonl
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

# The example of a request's body; the document gives no command for it.
curl -fsS "$HOUSE/v1/fine_tuning/jobs" \
    -H "Content-Type: application/json" -H "Authorization: Bearer $KEY" -d '{
  "model": "gpt-4o-mini",
  "training_file": "'"$file"'",
  "hyperparameters": {
    "batch_size": 4,
    "learning_rate_multiplier": 0.1,
    "n_epochs": 3
  },
  "suffix": "custom-model-v1",
  "validation_file": "'"$file"'",
  "seed": 42
}' | grep -q '"seed":42'
