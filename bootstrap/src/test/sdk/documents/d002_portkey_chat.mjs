// Source document 002: its last call, with Portkey's client for Node in place of the one for Python.
import fs from "node:fs";
import { assert, Portkey } from "./portkey.mjs";

const client = new Portkey({
    provider: "openai",
    Authorization: process.env.KEY,
    baseURL: process.env.HOUSE + "/v1",
});

const file = await client.files.create({ file: fs.createReadStream(process.env.ROWS), purpose: "fine-tune" });
let job = await client.fineTuning.jobs.create({
    training_file: file.id,
    model: "gpt-4o-mini-2024-07-18",
    suffix: "custom-model-v1",
});
while (!["succeeded", "failed"].includes(job.status)) {
    await new Promise((done) => setTimeout(done, 200));
    job = await client.fineTuning.jobs.retrieve(job.id);
}
assert.match(job.fine_tuned_model, /^ft:gpt-4o-mini-2024-07-18:.*:custom-model-v1:/);

const response = await client.chat.completions.create({
    model: job.fine_tuned_model,
    messages: [{ role: "user", content: "Hello!" }],
});
assert.ok(response.choices[0].message.content);
