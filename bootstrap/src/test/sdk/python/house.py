"""What every script knows of the house it talks to."""

import json
import os
import time
from urllib.request import Request, urlopen

from openai import OpenAI

SIMULATED = "org/simulated"
SLOW = "slow"
WIRED = "gpt-wired"

#: Takes no answer that it would not call valid.
client = OpenAI(
    base_url=os.environ["HOUSE"] + "/v1",
    api_key=os.environ["KEY"],
    max_retries=0,
    _strict_response_validation=True,
)


ROWS = os.environ["ROWS"]


def upload(**more):
    with open(ROWS, "rb") as rows:
        return client.files.create(file=rows, purpose="fine-tune", **more)


def lines(purpose, rows, **more):
    """Uploads these rows."""
    text = "".join(json.dumps(row) + "\n" for row in rows)
    return client.files.create(file=("rows.jsonl", text.encode()), purpose=purpose, **more)


def tuned(model=SIMULATED):
    """A job that has succeeded."""
    jobs = client.fine_tuning.jobs
    job = jobs.create(model=model, training_file=upload().id).id
    until("it ends", lambda: jobs.retrieve(job).status == "succeeded")
    return jobs.retrieve(job)


def management(path, body):
    """Sends what no SDK has a call for, as the administrator."""
    request = Request(
        os.environ["HOUSE"] + path,
        json.dumps(body).encode(),
        {"Authorization": "Bearer " + os.environ["ADMIN"], "Content-Type": "application/json"},
    )
    with urlopen(request) as answer:
        return json.load(answer)


def until(what, is_so, seconds=60):
    end = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < end, f"not within {seconds} s: {what}"
        time.sleep(0.1)


def refused(kind, call, **expected):
    """The call must fail in this way; its error must say which request it was."""
    try:
        call()
    except kind as error:
        assert error.request_id.startswith("req_"), error
        for name, value in expected.items():
            assert getattr(error, name) == value, (name, getattr(error, name))
    else:
        raise AssertionError(f"not refused: {kind.__name__}")
