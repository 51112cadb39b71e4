"""Source document 004: the SDK's fine-tuning calls, one after another."""

import asyncio
import os
import shutil
import time

for name in ("training_data", "validation_data", "train", "val"):
    shutil.copy(os.environ["ROWS"], name + ".jsonl")
with open("preferences.jsonl", "w") as f:
    for i in range(12):
        f.write(
            '{"input": {"messages": [{"role": "user", "content": "Hi"}]},'
            ' "preferred_output": [{"role": "assistant", "content": "Ho"}],'
            ' "non_preferred_output": [{"role": "assistant", "content": "Hm"}]}\n'
        )
os.environ["OPENAI_BASE_URL"] = os.environ["HOUSE"] + "/v1"
os.environ["OPENAI_API_KEY"] = os.environ["KEY"]

import openai
from openai import AsyncOpenAI, OpenAI

client = OpenAI()

with open("training_data.jsonl", "rb") as f:
    training_file = client.files.create(file=f, purpose="fine-tune")
job = client.fine_tuning.jobs.create(
    model="gpt-3.5-turbo",
    training_file=training_file.id
)
print(f"Job ID: {job.id}")
print(f"Status: {job.status}")
assert job.status in ("validating_files", "queued", "running")
first = job.id

job = client.fine_tuning.jobs.create(
    model="gpt-3.5-turbo",
    training_file=training_file.id,
    hyperparameters={
        "n_epochs": 3,
        "batch_size": 4,
        "learning_rate_multiplier": 0.1
    }
)
assert job.hyperparameters.n_epochs == 3

with open("validation_data.jsonl", "rb") as f:
    validation_file = client.files.create(file=f, purpose="fine-tune")
job = client.fine_tuning.jobs.create(
    model="gpt-3.5-turbo",
    training_file=training_file.id,
    validation_file=validation_file.id,
    suffix="my-custom-model"
)

# Weights & Biases at a provider that logs nothing there: refused by its name, or taken.
try:
    client.fine_tuning.jobs.create(
        model="gpt-3.5-turbo",
        training_file=training_file.id,
        integrations=[{
            "type": "wandb",
            "wandb": {
                "project": "my-fine-tuning",
                "name": "experiment-1"
            }
        }]
    )
except openai.BadRequestError as e:
    assert e.param.startswith("integrations"), e

# DPO takes rows with preferences; the document's file holds conversations.
with open("preferences.jsonl", "rb") as f:
    preferences = client.files.create(file=f, purpose="fine-tune")
job = client.fine_tuning.jobs.create(
    model="gpt-3.5-turbo",
    training_file=preferences.id,
    method={"type": "dpo"}
)
assert job.method.type == "dpo"

job = client.fine_tuning.jobs.retrieve(first)
print(f"Status: {job.status}")

jobs = client.fine_tuning.jobs.list()
for job in jobs:
    print(f"{job.id}: {job.status}")
page1 = client.fine_tuning.jobs.list(limit=2)
page2 = client.fine_tuning.jobs.list(limit=2, after=page1.data[-1].id)
assert not {it.id for it in page1.data} & {it.id for it in page2.data}


def until_running(job_id):
    while client.fine_tuning.jobs.retrieve(job_id).status != "running":
        time.sleep(0.05)


held = client.fine_tuning.jobs.create(model="gpt-3.5-turbo", training_file=training_file.id)
until_running(held.id)
job = client.fine_tuning.jobs.pause(held.id)
assert job.status == "paused"
job = client.fine_tuning.jobs.resume(held.id)
assert job.status in ("running", "queued")
job = client.fine_tuning.jobs.cancel(held.id)
assert job.status == "cancelled"


def wait_for_job(job_id: str):
    while True:
        job = client.fine_tuning.jobs.retrieve(job_id)
        if job.status == "succeeded":
            return job.fine_tuned_model
        elif job.status in ["failed", "cancelled"]:
            raise Exception(f"Job {job.status}: {job.error}")
        events = client.fine_tuning.jobs.list_events(job_id, limit=5)
        for event in events:
            assert event.message
        time.sleep(0.2)


with open("train.jsonl", "rb") as train_f, \
        open("val.jsonl", "rb") as val_f:
    train_file = client.files.create(file=train_f, purpose="fine-tune")
    val_file = client.files.create(file=val_f, purpose="fine-tune")
job = client.fine_tuning.jobs.create(
    model="gpt-3.5-turbo",
    training_file=train_file.id,
    validation_file=val_file.id
)
fine_tuned_model = wait_for_job(job.id)

succeeded_jobs = [
    job for job in client.fine_tuning.jobs.list()
    if job.status == "succeeded"
]
assert succeeded_jobs
checkpoints = client.fine_tuning.jobs.checkpoints.list(job.id)
for checkpoint in checkpoints:
    print(f"Step {checkpoint.step_number}: {checkpoint.metrics}")
    print(f" Model: {checkpoint.fine_tuned_model_checkpoint}")

response = client.chat.completions.create(
    model=fine_tuned_model,
    messages=[{"role": "user", "content": "Test"}]
)
assert response.choices[0].message.content
client.models.delete(fine_tuned_model)


async def create_fine_tune():
    client = AsyncOpenAI()
    job = await client.fine_tuning.jobs.create(
        model="gpt-3.5-turbo",
        training_file=training_file.id
    )
    return job.id


assert asyncio.run(create_fine_tune()).startswith("ftjob-")
