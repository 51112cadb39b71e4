// Every operation on files with every parameter.
import { all, assert, client, OpenAI, refused, upload } from "./house.mjs";

const ids = async (query) => (await all(client.files.list(query))).map((it) => it.id);
const plain = await upload();
assert.match(plain._request_id, /^req_/);
const passing = await client.files.create({
    file: new File(["Größe 世界"], "notes.txt", { type: "text/plain" }),
    purpose: "user_data",
    expires_after: { anchor: "created_at", seconds: 3600 },
});
assert.equal(passing.expires_at, passing.created_at + 3600);
assert.equal((await client.files.retrieve(plain.id)).id, plain.id);
assert.equal(await (await client.files.content(passing.id)).text(), "Größe 世界");
const part = await client.files.content(plain.id, { headers: { Range: "bytes=2-9" } });
assert.equal(part.status, 206);
assert.equal(await part.text(), "messages");
assert.equal(part.headers.get("content-range"), `bytes 2-9/${plain.bytes}`);
assert.deepEqual(await ids({ order: "asc" }), [plain.id, passing.id]);
assert.deepEqual(await ids({ order: "desc", limit: 1 }), [passing.id, plain.id]);
assert.deepEqual(await ids({ purpose: "user_data" }), [passing.id]);
assert.deepEqual(await ids({ after: passing.id }), [plain.id]);
await client.files.waitForProcessing(plain.id, { pollInterval: 100, maxWait: 30_000 });
assert.ok((await client.files.delete(plain.id)).deleted);
await refused(OpenAI.NotFoundError, () => client.files.retrieve(plain.id), { code: "not_found" });
await refused(OpenAI.BadRequestError, () => client.files.list({ limit: 0 }), { param: "limit" });
assert.ok((await client.files.delete(passing.id)).deleted);
assert.deepEqual(await ids({}), []);
