"""Every operation on jobs with every parameter."""

import openai

from house import SIMULATED, SLOW, WIRED, client, lines, refused, until, upload

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

head = client.files.content(jobs.retrieve(done.id).result_files[0]).text.splitlines()[0]
assert head == "step,train_loss,train_accuracy,valid_loss,valid_mean_token_accuracy", head
result = client.files.retrieve(jobs.retrieve(whole.id).result_files[0])
assert result.purpose == "fine-tune-results" and result.bytes > 0

hello = [{"role": "user", "content": "Hi"}]
pairs = lines("fine-tune", 12 * [{
    "input": {"messages": hello, "tools": [], "parallel_tool_calls": True},
    "preferred_output": [{"role": "assistant", "content": "Ho"}],
    "non_preferred_output": [{"role": "assistant", "content": "Hm"}],
}])
prompts = lines("fine-tune", 12 * [{"messages": hello, "reference": "Ho"}])
grader = {
    "type": "string_check",
    "name": "same",
    "operation": "eq",
    "input": "{{sample.output_text}}",
    "reference": "{{item.reference}}",
}
for model in (SIMULATED, WIRED):
    dpo = jobs.create(
        model=model,
        training_file=pairs.id,
        method={
            "type": "dpo",
            "dpo": {
                "hyperparameters": {
                    "beta": 0.2, "n_epochs": 1, "batch_size": 2, "learning_rate_multiplier": "auto"
                }
            },
        },
    )
    assert dpo.method.dpo.hyperparameters.beta == 0.2
    assert jobs.create(model=model, training_file=pairs.id, method={"type": "dpo"}).method.dpo
    graded = jobs.create(
        model=model,
        training_file=prompts.id,
        validation_file=prompts.id,
        method={
            "type": "reinforcement",
            "reinforcement": {
                "grader": grader,
                "hyperparameters": {
                    "n_epochs": "auto",
                    "batch_size": 4,
                    "learning_rate_multiplier": 1.5,
                    "reasoning_effort": "low",
                    "compute_multiplier": 0.5,
                    "eval_interval": 2,
                    "eval_samples": 3,
                },
            },
        },
    )
    assert graded.method.reinforcement.grader.name == "same"
    assert graded.method.reinforcement.hyperparameters.eval_samples == 3
    older = jobs.create(
        model=model, training_file=file.id, hyperparameters={"n_epochs": 2, "learning_rate_multiplier": 0.5}
    )
    assert older.hyperparameters.n_epochs == older.method.supervised.hyperparameters.n_epochs == 2
refused(
    openai.BadRequestError,
    lambda: jobs.create(model=SIMULATED, training_file=file.id, method={"type": "dpo"}),
    param="training_file",
)
