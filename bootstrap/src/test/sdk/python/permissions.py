"""Every operation on a checkpoint's permissions with every parameter."""

import os

import openai

from house import client, management, refused, tuned

permissions = client.with_options(api_key=os.environ["ADMIN"]).fine_tuning.checkpoints.permissions
job = tuned()
model = job.fine_tuned_model
blue, red = (management("/team/new", {})["team_id"] for _ in range(2))

made = permissions.create(model, project_ids=[blue, red])
assert {it.project_id for it in made} == {blue, red}
newest = list(permissions.list(model))
assert list(permissions.list(model, order="descending", limit=1)) == newest
assert list(permissions.list(model, order="ascending")) == newest[::-1]
assert list(permissions.list(model, after=newest[0].id)) == newest[1:]
assert [it.project_id for it in permissions.list(model, project_id=blue)] == [blue]
assert [it.project_id for it in permissions.retrieve(model, project_id=red, limit=5).data] == [red]

shared = management("/key/generate", {"team_id": blue, "models": ["all-team-models"]})
theirs = client.with_options(api_key=shared["key"])
hello = [{"role": "user", "content": "Hi"}]
assert theirs.chat.completions.create(model=model, messages=hello).model == model
for it in newest:
    assert permissions.delete(it.id, fine_tuned_model_checkpoint=model).deleted
refused(openai.NotFoundError, lambda: permissions.delete(newest[0].id, fine_tuned_model_checkpoint=model))
assert not permissions.list(model).data
refused(openai.NotFoundError, lambda: permissions.create("ft:nothing", project_ids=[blue]))
refused(
    openai.PermissionDeniedError,
    lambda: client.fine_tuning.checkpoints.permissions.create(model, project_ids=[blue]),
)
