// Source document 003: a job by Portkey's client. Here a virtual key is the name of an account.
import fs from "node:fs";
import { assert, Portkey } from "./portkey.mjs";

const client = new Portkey({
    apiKey: process.env.KEY,
    baseURL: process.env.HOUSE,
    virtualKey: "my-virtual-key",
});
const file = await client.files.create({ file: fs.createReadStream(process.env.ROWS), purpose: "fine-tune" });

const fineTune = await client.fineTuning.jobs.create({
    training_file: file.id,
    model: "gpt-3.5-turbo",
});
assert.match(fineTune.id, /^ftjob-/);

// As printed for JavaScript, without the model that the document's own schema requires.
await assert.rejects(
    client.fineTuning.jobs.create({ training_file: file.id }),
    (error) => error.status === 400 && String(error).includes("'model'"),
);
