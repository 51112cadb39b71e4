// Every operation on a checkpoint's permissions with every parameter.
import { all, assert, client, management, OpenAI, refused, tuned } from "./house.mjs";

const { permissions } = client.fineTuning.checkpoints;
const model = (await tuned()).fine_tuned_model;
const blue = (await management("/team/new", {})).team_id;
const red = (await management("/team/new", {})).team_id;
const ids = async (query) => (await all(permissions.list(model, query))).map((it) => it.id);

const made = await all(permissions.create(model, { project_ids: [blue, red] }));
assert.deepEqual(made.map((it) => it.project_id).sort(), [blue, red].sort());
const newest = await ids({});
assert.deepEqual(await ids({ order: "descending", limit: 1 }), newest);
assert.deepEqual(await ids({ order: "ascending" }), newest.toReversed());
assert.deepEqual(await ids({ after: newest[0] }), newest.slice(1));
assert.equal((await ids({ project_id: blue })).length, 1);
assert.equal((await permissions.retrieve(model, { project_id: red })).data[0].project_id, red);
for (const id of newest) {
    assert.ok((await permissions.delete(id, { fine_tuned_model_checkpoint: model })).deleted);
}
assert.deepEqual(await ids({}), []);
await refused(OpenAI.NotFoundError, () => permissions.create("ft:nothing", { project_ids: [blue] }));
