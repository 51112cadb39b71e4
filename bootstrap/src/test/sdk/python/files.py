"""Every operation on files with every parameter."""

import io

import openai

from house import client, refused, upload

plain = upload()
assert plain._request_id.startswith("req_")
assert plain.status in ("uploaded", "processed")
passing = client.files.create(
    file=("notes.txt", io.BytesIO("Größe 世界".encode()), "text/plain"),
    purpose="user_data",
    expires_after={"anchor": "created_at", "seconds": 3600},
)
assert passing.expires_at == passing.created_at + 3600
assert client.files.retrieve(plain.id).id == plain.id
assert client.files.content(passing.id).text == "Größe 世界"
part = client.files.content(plain.id, extra_headers={"Range": "bytes=2-9"})
assert part.response.status_code == 206 and part.text == "messages", part.text
assert part.response.headers["content-range"] == f"bytes 2-9/{plain.bytes}"
with client.files.with_streaming_response.content(plain.id) as streamed:
    assert len(streamed.read()) == plain.bytes
assert [it.id for it in client.files.list(order="asc")] == [plain.id, passing.id]
assert [it.id for it in client.files.list(order="desc", limit=1)] == [passing.id, plain.id]
assert [it.id for it in client.files.list(purpose="user_data")] == [passing.id]
assert [it.id for it in client.files.list(after=passing.id)] == [plain.id]
client.files.wait_for_processing(plain.id, poll_interval=0.1, max_wait_seconds=30)
assert client.files.delete(plain.id).deleted
refused(openai.NotFoundError, lambda: client.files.retrieve(plain.id), code="not_found")
refused(openai.BadRequestError, lambda: client.files.list(limit=0), param="limit")
assert client.files.delete(passing.id).deleted
assert client.files.list().data == []
