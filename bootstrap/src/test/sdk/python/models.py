"""Every operation on models, and calling them."""

import openai

from house import SIMULATED, WIRED, client, refused, until, upload

job = client.fine_tuning.jobs.create(model=SIMULATED, training_file=upload().id).id
until("it ends", lambda: client.fine_tuning.jobs.retrieve(job).status == "succeeded")
model = client.fine_tuning.jobs.retrieve(job).fine_tuned_model

assert model in [it.id for it in client.models.list()]
assert client.models.retrieve(model).owned_by == "simulator"
assert client.models.retrieve(SIMULATED).id == SIMULATED
question = [{"role": "developer", "content": "Be kind."}, {"role": "user", "content": "Hi there"}]
for name in (WIRED, model):
    answer = client.chat.completions.create(
        model=name, messages=question, temperature=0.5, top_p=0.9, max_completion_tokens=64
    )
    assert answer.model == name and answer.choices[0].message.content
    pieces = client.chat.completions.create(
        model=name, messages=question, stream=True, stream_options={"include_usage": True}
    )
    assert "".join(c.delta.content or "" for it in pieces for c in it.choices)
refused(
    openai.NotFoundError,
    lambda: client.chat.completions.create(model="nothing", messages=question),
    code="model_not_found",
)
assert client.models.delete(model).deleted
refused(openai.NotFoundError, lambda: client.models.retrieve(model))
