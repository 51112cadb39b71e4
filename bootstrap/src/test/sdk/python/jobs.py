"""Every operation on jobs with every parameter."""

import openai

from house import SIMULATED, SLOW, WIRED, client, refused, until, upload

jobs = client.fine_tuning.jobs
file = upload()


def status(job):
    return jobs.with_raw_response.retrieve(job).http_response.json()["status"]


done = jobs.create(model=SIMULATED, training_file=file.id, suffix=None, method={"type": "supervised"})
whole = jobs.create(
    model=WIRED,
    training_file=file.id,
    validation_file=upload().id,
    suffix="mine",
    seed=7,
    metadata={"team": "blue"},
    integrations=[{"type": "wandb", "wandb": {"project": "p", "name": "n", "entity": "e", "tags": ["t"]}}],
    method={
        "type": "supervised",
        "supervised": {
            "hyperparameters": {"n_epochs": 2, "batch_size": "auto", "learning_rate_multiplier": 0.5}
        },
    },
)
assert whole.seed == 7 and whole.metadata == {"team": "blue"} and whole.hyperparameters.n_epochs == 2
held = jobs.create(model=SLOW, training_file=file.id)

until("it runs", lambda: status(held.id) == "running")
assert jobs.with_raw_response.pause(held.id).http_response.json()["status"] == "paused"
assert jobs.resume(held.id).status in ("running", "queued")
assert jobs.cancel(held.id).status == "cancelled"
refused(openai.BadRequestError, lambda: jobs.cancel(held.id))
refused(openai.NotFoundError, lambda: jobs.retrieve("ftjob-nothing"), code="not_found")
refused(openai.BadRequestError, lambda: jobs.create(model=SIMULATED, training_file=""), param="training_file")
until("it ends", lambda: status(done.id) == "succeeded")
until("it ends", lambda: status(whole.id) == "succeeded")

ids = [it.id for it in jobs.list()]
assert ids == [held.id, whole.id, done.id], ids
assert [it.id for it in jobs.list(limit=1)] == ids
assert [it.id for it in jobs.list(after=held.id)] == ids[1:]
assert [it.id for it in jobs.list(metadata={"team": "blue"})] == [whole.id]
assert [it.id for it in jobs.list(extra_query={"metadata": "null"})] == [held.id, done.id]

for job in (done.id, whole.id):
    events = list(jobs.list_events(job))
    assert events and list(jobs.list_events(job, limit=2)) == events
    assert list(jobs.list_events(job, after=events[0].id)) == events[1:]
    steps = list(jobs.checkpoints.list(job))
    assert steps and list(jobs.checkpoints.list(job, limit=1)) == steps
    assert list(jobs.checkpoints.list(job, after=steps[0].id)) == steps[1:]
