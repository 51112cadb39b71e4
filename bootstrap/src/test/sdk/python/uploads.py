"""Every operation on uploads in parts with every parameter."""

import hashlib
from pathlib import Path

import openai

from house import ROWS, client, refused

rows = Path(ROWS).read_bytes()
md5 = hashlib.md5(rows).hexdigest()


def start(**more):
    return client.uploads.create(
        bytes=len(rows), filename="rows.jsonl", mime_type="text/jsonl", purpose="fine-tune", **more
    )


whole = client.uploads.upload_file_chunked(
    file=Path(ROWS), mime_type="text/jsonl", purpose="fine-tune", part_size=300, md5=md5
)
assert whole.status == "completed" and whole.file.bytes == len(rows)
assert client.files.content(whole.file.id).read() == rows
in_memory = client.uploads.upload_file_chunked(
    file=rows, filename="mine.jsonl", bytes=len(rows), mime_type="application/jsonl", purpose="fine-tune"
)
assert in_memory.file.filename == "mine.jsonl"

upload = start(expires_after={"anchor": "created_at", "seconds": 3600})
assert upload.status == "pending" and upload.expires_at == upload.created_at + 3600
second = client.uploads.parts.create(upload.id, data=rows[100:])
first = client.uploads.parts.create(upload.id, data=rows[:100])
assert first.upload_id == upload.id and first._request_id.startswith("req_")
refused(
    openai.BadRequestError,
    lambda: client.uploads.complete(upload.id, part_ids=[second.id, first.id], md5=md5),
    code="checksum_mismatch",
)
refused(
    openai.BadRequestError,
    lambda: client.uploads.complete(upload.id, part_ids=[first.id]),
    code="bytes_mismatch",
)
done = client.uploads.complete(upload.id, part_ids=[first.id, second.id], md5=md5)
assert done.file.expires_at == done.file.created_at + 3600
assert client.uploads.complete(upload.id, part_ids=[first.id, second.id], md5=md5).file.id == done.file.id
refused(openai.BadRequestError, lambda: client.uploads.cancel(upload.id), code="upload_completed")

given_up = start()
assert client.uploads.cancel(given_up.id).status == "cancelled"
refused(
    openai.BadRequestError,
    lambda: client.uploads.parts.create(given_up.id, data=b"late"),
    code="upload_cancelled",
)
refused(openai.NotFoundError, lambda: client.uploads.cancel("upload_nothing"))
