"""Source document 004: the SDK's fine-tuning calls, one after another."""

import asyncio
import os
import shutil
import time
from urllib.request import Request, urlopen

for name in ("training_data", "validation_data", "train", "val"):
    shutil.copy(os.environ["ROWS"], name + ".jsonl")
with open("preferences.jsonl", "w") as f:
    for answer in ("Ho", "Hey"):
        f.write(
            '{"input": {"messages": [{"role": "user", "content": "Hi"}]},'
            ' "preferred_output": [{"role": "assistant", "content": "%s"}],'
            ' "non_preferred_output": [{"role": "assistant", "content": "Hm"}]}\n' % answer
        )
os.environ["OPENAI_BASE_URL"] = os.environ["HOUSE"] + "/v1"
os.environ["OPENAI_API_KEY"] = os.environ["KEY"]

#: The document waits for 10 and 30 seconds, as its jobs take hours.
nap = time.sleep
time.sleep = lambda seconds: nap(seconds / 100)

from openai import AsyncOpenAI, OpenAI

client = OpenAI()


def validate_jsonl(file_path: str) -> bool:
    import json
    with open(file_path) as f:
        for i, line in enumerate(f):
            try:
                data = json.loads(line)
                assert "messages" in data
            except Exception as e:
                print(f"Line {i}: {e}")
                return False
    return True


assert validate_jsonl("training_data.jsonl")
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

job = client.fine_tuning.jobs.create(
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
assert job.integrations[0].wandb.project == "my-fine-tuning"

# DPO takes rows with preferences; the document's file holds conversations.
with open("preferences.jsonl", "rb") as f:
    training_file = client.files.create(file=f, purpose="fine-tune")
job = client.fine_tuning.jobs.create(
    model="gpt-3.5-turbo",
    training_file=training_file.id,
    method={"type": "dpo"}
)
assert job.method.type == "dpo"

job = client.fine_tuning.jobs.retrieve(first)
print(f"Status: {job.status}")
print(f"Model: {job.fine_tuned_model}")
print(f"Trained tokens: {job.trained_tokens}")

jobs = client.fine_tuning.jobs.list()
for job in jobs:
    print(f"{job.id}: {job.status}")
page1 = client.fine_tuning.jobs.list(limit=10)
page2 = client.fine_tuning.jobs.list(limit=10, after=page1.data[-1].id)
assert not page2.data

while client.fine_tuning.jobs.retrieve(first).status != "running":
    time.sleep(10)
job = client.fine_tuning.jobs.pause(first)
print(f"Status: {job.status}")
assert job.status == "paused"
job = client.fine_tuning.jobs.resume(first)
print(f"Status: {job.status}")
assert job.status == "running"
job = client.fine_tuning.jobs.cancel(first)
print(f"Status: {job.status}")
assert job.status == "cancelled"


def wait_for_job(job_id: str):
    import time
    while True:
        job = client.fine_tuning.jobs.retrieve(job_id)
        if job.status == "succeeded":
            return job.fine_tuned_model
        elif job.status in ["failed", "cancelled"]:
            raise Exception(f"Job {job.status}: {job.error}")
        print(f"Status: {job.status}")
        time.sleep(30)


with open("train.jsonl", "rb") as train_f, \
        open("val.jsonl", "rb") as val_f:
    train_file = client.files.create(file=train_f, purpose="fine-tune")
    val_file = client.files.create(file=val_f, purpose="fine-tune")
job = client.fine_tuning.jobs.create(
    model="gpt-3.5-turbo",
    training_file=train_file.id,
    validation_file=val_file.id
)
job_id = job.id
while True:
    job = client.fine_tuning.jobs.retrieve(job_id)
    if job.status in ["succeeded", "failed", "cancelled"]:
        break
    events = client.fine_tuning.jobs.list_events(job_id, limit=5)
    for event in events:
        print(event.message)
    time.sleep(10)
fine_tuned_model = wait_for_job(job.id)

succeeded_jobs = [
    job for job in client.fine_tuning.jobs.list()
    if job.status == "succeeded"
]
assert job_id in [it.id for it in succeeded_jobs]
events = client.fine_tuning.jobs.list_events(job_id)
for event in events:
    print(f"[{event.created_at}] {event.message}")
    if event.data:
        print(f"  Metrics: {event.data}")
checkpoints = client.fine_tuning.jobs.checkpoints.list(job_id)
for checkpoint in checkpoints:
    print(f"Step {checkpoint.step_number}: {checkpoint.metrics}")
    print(f"  Model: {checkpoint.fine_tuned_model_checkpoint}")
ckpt = checkpoints.data[-1].id
assert ckpt.startswith("ftckpt")


def team():
    """A project is a team here; the document has its projects already."""
    made = Request(os.environ["HOUSE"] + "/team/new", b"{}", {
        "Authorization": "Bearer " + os.environ["ADMIN"], "Content-Type": "application/json"})
    with urlopen(made) as answer:
        import json
        return json.load(answer)["team_id"]


project_ids = [team(), team()]
developer, client = client, OpenAI(api_key=os.environ["ADMIN"])
permissions = client.fine_tuning.checkpoints.permissions.create(
    fine_tuned_model_checkpoint=ckpt,
    project_ids=project_ids
)
print(f"Created {len(permissions.data)} permissions")
for perm in permissions:
    print(f"  Permission ID: {perm.id}")

all_perms = client.fine_tuning.checkpoints.permissions.retrieve(
    fine_tuned_model_checkpoint=ckpt
)
print(f"Total permissions: {len(all_perms.data)}")
assert {it.project_id for it in all_perms.data} == set(project_ids)

project_perms = client.fine_tuning.checkpoints.permissions.retrieve(
    fine_tuned_model_checkpoint=ckpt,
    project_id=project_ids[0]
)
assert [it.project_id for it in project_perms.data] == project_ids[:1]

deleted = client.fine_tuning.checkpoints.permissions.delete(
    permission_id=project_perms.data[0].id,
    fine_tuned_model_checkpoint=ckpt
)
print(f"Deleted: {deleted.deleted}")
assert deleted.deleted
client = developer

# The document's arguments, grader_config and evaluation_data, are none that an SDK sends.
grader = {
    "type": "score_model",
    "name": "accuracy",
    "model": "gpt-3.5-turbo",
    "input": [{"role": "user", "content": "{{item.expected}} or {{sample.output_text}}?"}]
}
validation = client.fine_tuning.alpha.graders.validate(grader=grader)
assert validation.grader.type == "score_model"
result = client.fine_tuning.alpha.graders.run(
    grader=grader,
    item={"input": "What is 2+2?", "expected": "4"},
    model_sample="4"
)
print(f"Reward: {result.reward}")
assert result.metadata.sampled_model_name == "gpt-3.5-turbo"

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
        training_file=train_file.id
    )
    return job.id


job_id = asyncio.run(create_fine_tune())
assert job_id.startswith("ftjob-")
