"""Every operation on webhook endpoints, and an event that was really sent."""

import os
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import openai
from openai import OpenAI

from house import SIMULATED, management, refused, until

HEARD = []


class Receiver(BaseHTTPRequestHandler):
    """Keeps what it is told."""

    def do_POST(self):
        body = self.rfile.read(int(self.headers["content-length"]))
        HEARD.append((body, dict(self.headers)))
        self.send_response(204)
        self.end_headers()

    def log_message(self, *_):
        """Says nothing."""


receiver = HTTPServer(("127.0.0.1", 0), Receiver)
threading.Thread(target=receiver.serve_forever, daemon=True).start()

key = management("/user/new", {"user_role": "internal_user", "models": [SIMULATED]})["key"]
client = OpenAI(
    base_url=os.environ["HOUSE"] + "/v1", api_key=key, max_retries=0, _strict_response_validation=True
)
webhooks = client.webhooks

types = webhooks.event_types.list().data
assert "fine_tuning.job.succeeded" in types and "batch.completed" in types
made = webhooks.create(
    name="mine",
    url=f"http://127.0.0.1:{receiver.server_port}/",
    event_types=["fine_tuning.job.succeeded", "fine_tuning.job.failed", "fine_tuning.job.cancelled"],
)
second = webhooks.create(name="other", url="https://example.com/", event_types=["batch.completed"])
assert made.signing_secret.startswith("whsec_") and made._request_id.startswith("req_")
assert webhooks.retrieve(made.id).name == "mine"
assert [it.id for it in webhooks.list()] == [second.id, made.id]
assert [it.id for it in webhooks.list(limit=1)] == [second.id, made.id]
assert [it.id for it in webhooks.list(after=second.id)] == [made.id]

tested = webhooks.test(made.id, event_type="fine_tuning.job.failed")
assert tested.status_code == 204 and tested.success
body, headers = HEARD.pop()
assert webhooks.unwrap(body, headers, secret=made.signing_secret).type == "fine_tuning.job.failed"


def told(job):
    until("it is told", lambda: any(job.encode() in body for body, _ in HEARD))
    return next(it for it in HEARD if job.encode() in it[0])


def train():
    jobs = client.fine_tuning.jobs
    with open(os.environ["ROWS"], "rb") as rows:
        file = client.files.create(file=rows, purpose="fine-tune")
    return jobs.create(model=SIMULATED, training_file=file.id).id


job = train()
body, headers = told(job)
event = webhooks.unwrap(body, headers, secret=made.signing_secret)
assert event.type == "fine_tuning.job.succeeded" and event.data.id == job and event.object == "event"
try:
    webhooks.unwrap(body + b" ", headers, secret=made.signing_secret)
    raise AssertionError("a body that was changed is taken")
except openai.InvalidWebhookSignatureError:
    pass

rotated = webhooks.rotate_secret(made.id, keep_old_secret_active_for_24_hours=True)
assert rotated.signing_secret != made.signing_secret
body, headers = told(train())
webhooks.verify_signature(body, headers, secret=made.signing_secret)
webhooks.verify_signature(body, headers, secret=rotated.signing_secret)

changed = webhooks.update(made.id, name="renamed", event_types=["fine_tuning.job.failed"])
assert changed.name == "renamed" and changed.event_types == ["fine_tuning.job.failed"]
refused(openai.BadRequestError, lambda: webhooks.update(made.id, url="https://10.0.0.1/"), code="forbidden_address")
assert webhooks.delete(made.id).deleted and webhooks.delete(second.id).deleted
refused(openai.NotFoundError, lambda: webhooks.retrieve(made.id))
