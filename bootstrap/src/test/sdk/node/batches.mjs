// Every operation on batches with every parameter.
import { all, assert, client, lines, OpenAI, refused, SIMULATED, SLOW, until, WIRED } from "./house.mjs";

const { batches } = client;
const endpoint = "/v1/chat/completions";
const row = (model, i) => ({
    custom_id: String(i),
    method: "POST",
    url: endpoint,
    body: { model, messages: [{ role: "user", content: "Hi" }] },
});

async function create(models, more = {}) {
    const file = await lines("batch", models.map(row));
    return batches.create({ input_file_id: file.id, endpoint, completion_window: "24h", ...more });
}

const simulated = await create([SIMULATED, SIMULATED], {
    metadata: { team: "blue" },
    output_expires_after: { anchor: "created_at", seconds: 7200 },
});
assert.deepEqual(simulated.metadata, { team: "blue" });
const wired = await create([WIRED, WIRED]);
const slow = await create([SLOW]);
const atFault = await create([SLOW, WIRED]);
assert.equal(atFault.status, "failed");
assert.equal(atFault.errors.data[0].code, "model_mismatch");
assert.match((await batches.cancel(slow.id)).status, /^cancell(ing|ed)$/);

for (const { id } of [simulated, wired]) {
    await until("it ends", async () => (await batches.retrieve(id)).status === "completed");
    const ended = await batches.retrieve(id);
    assert.equal(ended.request_counts.completed, 2);
    const text = await (await client.files.content(ended.output_file_id)).text();
    const answers = text.trim().split("\n").map((it) => JSON.parse(it));
    assert.deepEqual(answers.map((it) => it.custom_id).sort(), ["0", "1"]);
}
const ids = async (query) => (await all(batches.list(query))).map((it) => it.id);
const known = [atFault.id, slow.id, wired.id, simulated.id];
assert.deepEqual(await ids({}), known);
assert.deepEqual(await ids({ limit: 1 }), known);
assert.deepEqual(await ids({ after: slow.id }), known.slice(2));
await refused(OpenAI.BadRequestError, () => batches.cancel(simulated.id));
await refused(OpenAI.NotFoundError, () => batches.retrieve("batch_nothing"));
