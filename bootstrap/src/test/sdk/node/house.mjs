// What every script knows of the house it talks to.
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import fs from "node:fs";

const sdk = createRequire(process.env.SDK + "/").resolve("openai");
const { default: OpenAI } = await import(pathToFileURL(sdk));

export const SIMULATED = "org/simulated";
export const SLOW = "slow";
export const WIRED = "gpt-wired";
export const client = new OpenAI({
    baseURL: process.env.HOUSE + "/v1",
    apiKey: process.env.KEY,
    maxRetries: 0,
    adminAPIKey: process.env.ADMIN,
});
export { assert, OpenAI };

export function upload(more = {}) {
    return client.files.create({ file: fs.createReadStream(process.env.ROWS), purpose: "fine-tune", ...more });
}

/** Uploads these rows. */
export function lines(purpose, rows, more = {}) {
    const text = rows.map((row) => JSON.stringify(row) + "\n").join("");
    return client.files.create({ file: new File([text], "rows.jsonl"), purpose, ...more });
}

/** A job that has succeeded. */
export async function tuned(model = SIMULATED) {
    const jobs = client.fineTuning.jobs;
    const { id } = await jobs.create({ model, training_file: (await upload()).id });
    await until("it ends", async () => (await jobs.retrieve(id)).status === "succeeded");
    return jobs.retrieve(id);
}

/** Sends what no SDK has a call for, as the administrator. */
export async function management(path, body) {
    const answer = await fetch(process.env.HOUSE + path, {
        method: "POST",
        headers: { authorization: "Bearer " + process.env.ADMIN, "content-type": "application/json" },
        body: JSON.stringify(body),
    });
    assert.ok(answer.ok, path);
    return answer.json();
}

export async function until(what, isSo) {
    const end = Date.now() + 60_000;
    while (!(await isSo())) {
        assert.ok(Date.now() < end, `not within 60 s: ${what}`);
        await new Promise((done) => setTimeout(done, 100));
    }
}

export async function all(page) {
    const items = [];
    for await (const item of page) {
        items.push(item);
    }
    return items;
}

/** The call must fail in this way; its error must say which request it was. */
export async function refused(kind, call, expected = {}) {
    await assert.rejects(call, (error) => {
        assert.ok(error instanceof kind, String(error));
        assert.match(error.requestID, /^req_/);
        for (const [name, value] of Object.entries(expected)) {
            assert.equal(error[name], value);
        }
        return true;
    });
}
