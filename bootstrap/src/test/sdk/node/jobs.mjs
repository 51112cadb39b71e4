// Every operation on jobs with every parameter.
import { all, assert, client, lines, OpenAI, refused, SIMULATED, SLOW, until, upload, WIRED } from "./house.mjs";

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

const [csv] = (await jobs.retrieve(done.id)).result_files;
const head = (await (await client.files.content(csv)).text()).split("\n")[0];
assert.equal(head, "step,train_loss,train_accuracy,valid_loss,valid_mean_token_accuracy");
assert.equal((await client.files.retrieve(csv)).purpose, "fine-tune-results");

const hello = [{ role: "user", content: "Hi" }];
const pair = {
    input: { messages: hello, tools: [], parallel_tool_calls: true },
    preferred_output: [{ role: "assistant", content: "Ho" }],
    non_preferred_output: [{ role: "assistant", content: "Hm" }],
};
const pairs = await lines("fine-tune", Array(12).fill(pair));
const prompts = await lines("fine-tune", Array(12).fill({ messages: hello, reference: "Ho" }));
const grader = {
    type: "string_check",
    name: "same",
    operation: "eq",
    input: "{{sample.output_text}}",
    reference: "{{item.reference}}",
};
for (const model of [SIMULATED, WIRED]) {
    const hyperparameters = { beta: 0.2, n_epochs: 1, batch_size: 2, learning_rate_multiplier: "auto" };
    const dpo = await jobs.create({
        model,
        training_file: pairs.id,
        method: { type: "dpo", dpo: { hyperparameters } },
    });
    assert.equal(dpo.method.dpo.hyperparameters.beta, 0.2);
    const graded = await jobs.create({
        model,
        training_file: prompts.id,
        validation_file: prompts.id,
        method: {
            type: "reinforcement",
            reinforcement: {
                grader,
                hyperparameters: {
                    n_epochs: "auto",
                    batch_size: 4,
                    learning_rate_multiplier: 1.5,
                    reasoning_effort: "low",
                    compute_multiplier: 0.5,
                    eval_interval: 2,
                    eval_samples: 3,
                },
            },
        },
    });
    assert.equal(graded.method.reinforcement.grader.name, "same");
    assert.equal(graded.method.reinforcement.hyperparameters.eval_samples, 3);
}
const wrong = () => jobs.create({ model: SIMULATED, training_file: file.id, method: { type: "dpo" } });
await refused(OpenAI.BadRequestError, wrong, { param: "training_file" });
