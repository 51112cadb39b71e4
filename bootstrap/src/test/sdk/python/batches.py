"""Every operation on batches with every parameter."""

import json

import openai

from house import SIMULATED, SLOW, WIRED, client, lines, refused, until

batches = client.batches


def create(*models, **more):
    rows = [
        {
            "custom_id": str(i),
            "method": "POST",
            "url": "/v1/chat/completions",
            "body": {"model": model, "messages": [{"role": "user", "content": "Hi"}]},
        }
        for i, model in enumerate(models)
    ]
    return batches.create(
        input_file_id=lines("batch", rows).id,
        endpoint="/v1/chat/completions",
        completion_window="24h",
        **more,
    )


simulated = create(
    SIMULATED,
    SIMULATED,
    metadata={"team": "blue"},
    output_expires_after={"anchor": "created_at", "seconds": 7200},
)
assert simulated.metadata == {"team": "blue"} and simulated.object == "batch"
wired = create(WIRED, WIRED)
slow = create(SLOW)
at_fault = create(SLOW, WIRED)
assert at_fault.status == "failed" and at_fault.errors.data[0].code == "model_mismatch"
assert batches.cancel(slow.id).status in ("cancelling", "cancelled")
until("it is cancelled", lambda: batches.retrieve(slow.id).status == "cancelled")

for batch in (simulated.id, wired.id):
    until("it ends", lambda: batches.retrieve(batch).status == "completed")
    ended = batches.retrieve(batch)
    assert ended.request_counts.completed == ended.request_counts.total == 2
    assert client.files.retrieve(ended.output_file_id).purpose == "batch_output"
    answers = [json.loads(it) for it in client.files.content(ended.output_file_id).text.splitlines()]
    assert sorted(it["custom_id"] for it in answers) == ["0", "1"]
    assert all(it["response"]["status_code"] == 200 for it in answers)

ids = [it.id for it in batches.list()]
assert ids == [at_fault.id, slow.id, wired.id, simulated.id], ids
assert [it.id for it in batches.list(limit=1)] == ids
assert [it.id for it in batches.list(after=slow.id)] == ids[2:]
refused(openai.BadRequestError, lambda: batches.cancel(simulated.id))
refused(openai.NotFoundError, lambda: batches.retrieve("batch_nothing"))
