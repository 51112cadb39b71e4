#!/usr/bin/env bash
# Source document 003, its calls by curl. The key is this gateway's, the virtual key an account's name.
set -euo pipefail
cp "$ROWS" training_data.jsonl
PORTKEY_API_KEY=$KEY
PORTKEY_PROVIDER_VIRTUAL_KEY=my-virtual-key
id() { sed -n 's/.*"id":"\([^"]*\)".*/\1/p'; }

file=$(curl -fsS "$HOUSE/files" -H "x-portkey-api-key: $PORTKEY_API_KEY" -F purpose="fine-tune" -F file="@training_data.jsonl" | id)

for base in "$HOUSE/v1" "$HOUSE"; do
    curl -fsS "$base/fine_tuning/jobs" \
      -H "Content-Type: application/json" \
      -H "x-portkey-api-key: $PORTKEY_API_KEY" \
      -H "x-portkey-virtual-key: $PORTKEY_PROVIDER_VIRTUAL_KEY" \
      -d '{
        "training_file": "'"$file"'",
        "model": "gpt-3.5-turbo"
      }' | grep -q '"object":"fine_tuning.job"'
done

# The schema's other members: a method with its settings, and the options of Portkey's own bodies.
curl -fsS "$HOUSE/fine_tuning/jobs" \
  -H "Content-Type: application/json" -H "x-portkey-api-key: $PORTKEY_API_KEY" -d '{
    "training_file": "'"$file"'",
    "validation_file": "'"$file"'",
    "model": "gpt-3.5-turbo",
    "suffix": "mine",
    "method": {"type": "supervised", "supervised": {"hyperparameters":
      {"n_epochs": 3, "learning_rate_multiplier": 0.1, "batch_size": 4}}},
    "portkey_options": {"x-portkey-virtual-key": "'"$PORTKEY_PROVIDER_VIRTUAL_KEY"'"}
  }' | grep -q '"n_epochs":3'

# Whose buckets and roles are used is the administrator's business.
for more in \
    '"portkey_options": {"x-portkey-aws-s3-bucket": "my-bucket"}' \
    '"portkey_options": {"x-portkey-vertex-storage-bucket-name": "my-bucket"}' \
    '"role_arn": "arn:aws:iam::1:role/x"' '"job_name": "mine"' '"output_file": "s3://mine/x"' \
    '"provider_options": {"job_name": "mine"}'; do
    curl -sS -o answer.json "$HOUSE/fine_tuning/jobs" \
      -H "Content-Type: application/json" -H "x-portkey-api-key: $PORTKEY_API_KEY" \
      -d '{"training_file": "'"$file"'", "model": "gpt-3.5-turbo", '"$more"'}'
    grep -q '"code":"unsupported"' answer.json
done
