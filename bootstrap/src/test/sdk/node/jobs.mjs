// Every operation on jobs with every parameter.
import { all, assert, client, OpenAI, refused, SIMULATED, SLOW, until, upload, WIRED } from "./house.mjs";

const jobs = client.fineTuning.jobs;
const status = async (id) => (await jobs.retrieve(id)).status;
const ids = async (query) => (await all(jobs.list(query))).map((it) => it.id);
const file = await upload();
const done = await jobs.create({ model: SIMULATED, training_file: file.id, suffix: null });
const whole = await jobs.create({
    model: WIRED,
    training_file: file.id,
    validation_file: (await upload()).id,
    suffix: "mine",
    seed: 7,
    metadata: { team: "blue" },
    integrations: [{ type: "wandb", wandb: { project: "p", name: "n", entity: "e", tags: ["t"] } }],
    method: {
        type: "supervised",
        supervised: { hyperparameters: { n_epochs: 2, batch_size: "auto", learning_rate_multiplier: 0.5 } },
    },
});
assert.equal(whole.seed, 7);
assert.deepEqual(whole.metadata, { team: "blue" });
const held = await jobs.create({ model: SLOW, training_file: file.id });

await until("it runs", async () => (await status(held.id)) === "running");
assert.equal((await jobs.pause(held.id)).status, "paused");
assert.ok(["running", "queued"].includes((await jobs.resume(held.id)).status));
assert.equal((await jobs.cancel(held.id)).status, "cancelled");
await refused(OpenAI.BadRequestError, () => jobs.cancel(held.id));
await refused(OpenAI.NotFoundError, () => jobs.retrieve("ftjob-nothing"), { code: "not_found" });
await until("it ends", async () => (await status(done.id)) === "succeeded");
await until("it ends", async () => (await status(whole.id)) === "succeeded");

const known = [held.id, whole.id, done.id];
assert.deepEqual(await ids({}), known);
assert.deepEqual(await ids({ limit: 1 }), known);
assert.deepEqual(await ids({ after: held.id }), known.slice(1));
assert.deepEqual(await ids({ metadata: { team: "blue" } }), [whole.id]);
assert.deepEqual(await ids({ metadata: null }), [held.id, done.id]);

for (const job of [done.id, whole.id]) {
    const events = await all(jobs.listEvents(job));
    assert.ok(events.length > 0);
    assert.deepEqual(await all(jobs.listEvents(job, { limit: 2 })), events);
    assert.deepEqual(await all(jobs.listEvents(job, { after: events[0].id })), events.slice(1));
    const steps = await all(jobs.checkpoints.list(job));
    assert.ok(steps.length > 0);
    assert.deepEqual(await all(jobs.checkpoints.list(job, { limit: 1 })), steps);
    assert.deepEqual(await all(jobs.checkpoints.list(job, { after: steps[0].id })), steps.slice(1));
}
