"""What every script knows of the house it talks to."""

import os
import time

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
