// Every operation on webhook endpoints, and an event that was really sent.
import http from "node:http";
import fs from "node:fs";
import * as house from "./house.mjs";
import { all, assert, management, OpenAI, refused, SIMULATED, until } from "./house.mjs";

const heard = [];
const receiver = http.createServer(async (request, answer) => {
    const body = (await request.toArray()).join("");
    heard.push({ body, headers: request.headers });
    answer.writeHead(204).end();
});
await new Promise((ready) => receiver.listen(0, "127.0.0.1", ready));
const url = `http://127.0.0.1:${receiver.address().port}/`;

const { key } = await management("/user/new", { user_role: "internal_user", models: [SIMULATED] });
const client = house.client.withOptions({ apiKey: key });
const { webhooks } = client;
const ids = async (query) => (await all(webhooks.list(query))).map((it) => it.id);

assert.ok((await webhooks.eventTypes.list()).data.includes("fine_tuning.job.succeeded"));
const made = await webhooks.create({ name: "mine", url, event_types: ["fine_tuning.job.succeeded"] });
const other = await webhooks.create({ name: "other", url: "https://example.com/", event_types: ["batch.failed"] });
assert.match(made.signing_secret, /^whsec_/);
assert.equal((await webhooks.retrieve(made.id)).name, "mine");
assert.deepEqual(await ids({}), [other.id, made.id]);
assert.deepEqual(await ids({ limit: 1 }), [other.id, made.id]);
assert.deepEqual(await ids({ after: other.id }), [made.id]);
assert.equal((await webhooks.test(made.id, { event_type: "fine_tuning.job.failed" })).status_code, 204);
const sample = heard.pop();
const unwrap = (it, secret) => webhooks.unwrap(it.body, it.headers, secret);
assert.equal((await unwrap(sample, made.signing_secret)).type, "fine_tuning.job.failed");

async function told() {
    const file = await client.files.create({ file: fs.createReadStream(process.env.ROWS), purpose: "fine-tune" });
    const { id } = await client.fineTuning.jobs.create({ model: SIMULATED, training_file: file.id });
    await until("it is told", async () => heard.some((it) => it.body.includes(id)));
    return { id, ...heard.find((it) => it.body.includes(id)) };
}

const first = await told();
const event = await unwrap(first, made.signing_secret);
assert.equal(event.type, "fine_tuning.job.succeeded");
assert.equal(event.data.id, first.id);
await assert.rejects(unwrap({ ...first, body: first.body + " " }, made.signing_secret));
const rotated = await webhooks.rotateSecret(made.id, { keep_old_secret_active_for_24_hours: true });
const second = await told();
for (const { signing_secret } of [made, rotated]) {
    await webhooks.verifySignature(second.body, second.headers, signing_secret);
}
assert.equal((await webhooks.update(made.id, { name: "renamed" })).name, "renamed");
const inside = () => webhooks.update(made.id, { url: "https://10.0.0.1/" });
await refused(OpenAI.BadRequestError, inside, { code: "forbidden_address" });
assert.ok((await webhooks.delete(made.id)).deleted);
assert.ok((await webhooks.delete(other.id)).deleted);
await refused(OpenAI.NotFoundError, () => webhooks.retrieve(made.id));
receiver.close();
receiver.closeAllConnections();
