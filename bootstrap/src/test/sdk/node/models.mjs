// Every operation on models, and calling them.
import { all, assert, client, OpenAI, refused, SIMULATED, until, upload, WIRED } from "./house.mjs";

const jobs = client.fineTuning.jobs;
const job = (await jobs.create({ model: SIMULATED, training_file: (await upload()).id })).id;
await until("it ends", async () => (await jobs.retrieve(job)).status === "succeeded");
const model = (await jobs.retrieve(job)).fine_tuned_model;

assert.ok((await all(client.models.list())).some((it) => it.id === model));
assert.equal((await client.models.retrieve(model)).owned_by, "simulator");
assert.equal((await client.models.retrieve(SIMULATED)).id, SIMULATED);
const messages = [{ role: "developer", content: "Be kind." }, { role: "user", content: "Hi there" }];
for (const name of [WIRED, model]) {
    const answer = await client.chat.completions.create({ model: name, messages, temperature: 0.5 });
    assert.equal(answer.model, name);
    assert.ok(answer.choices[0].message.content);
    let text = "";
    const pieces = await client.chat.completions.create({ model: name, messages, stream: true });
    for await (const piece of pieces) {
        text += piece.choices[0]?.delta.content ?? "";
    }
    assert.ok(text);
}
const unknown = () => client.chat.completions.create({ model: "nothing", messages });
await refused(OpenAI.NotFoundError, unknown, { code: "model_not_found" });
assert.ok((await client.models.delete(model)).deleted);
await refused(OpenAI.NotFoundError, () => client.models.retrieve(model));
