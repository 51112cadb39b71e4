// Every operation on uploads in parts with every parameter.
import { createHash } from "node:crypto";
import fs from "node:fs";
import { assert, client, OpenAI, refused } from "./house.mjs";

const { uploads } = client;
const rows = fs.readFileSync(process.env.ROWS);
const md5 = createHash("md5").update(rows).digest("hex");
const start = (more = {}) =>
    uploads.create({
        bytes: rows.length,
        filename: "rows.jsonl",
        mime_type: "text/jsonl",
        purpose: "fine-tune",
        ...more,
    });
const piece = (upload, data) => uploads.parts.create(upload.id, { data: new File([data], "part") });

const upload = await start({ expires_after: { anchor: "created_at", seconds: 3600 } });
assert.equal(upload.status, "pending");
assert.equal(upload.expires_at, upload.created_at + 3600);
const [second, first] = await Promise.all([piece(upload, rows.subarray(100)), piece(upload, rows.subarray(0, 100))]);
assert.equal(first.upload_id, upload.id);
const complete = (part_ids, more = {}) => uploads.complete(upload.id, { part_ids, ...more });
await refused(OpenAI.BadRequestError, () => complete([second.id, first.id], { md5 }), { code: "checksum_mismatch" });
await refused(OpenAI.BadRequestError, () => complete([first.id]), { code: "bytes_mismatch" });
const done = await complete([first.id, second.id], { md5 });
assert.equal(done.status, "completed");
assert.equal(done.file.expires_at, done.file.created_at + 3600);
assert.ok(rows.equals(Buffer.from(await (await client.files.content(done.file.id)).arrayBuffer())));
await refused(OpenAI.BadRequestError, () => uploads.cancel(upload.id), { code: "upload_completed" });

const givenUp = await start();
assert.equal((await uploads.cancel(givenUp.id)).status, "cancelled");
await refused(OpenAI.BadRequestError, () => piece(givenUp, "late"), { code: "upload_cancelled" });
await refused(OpenAI.NotFoundError, () => uploads.cancel("upload_nothing"));
