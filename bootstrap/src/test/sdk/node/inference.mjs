// Completions and embeddings with what they can be asked for.
import { assert, client, OpenAI, refused, SIMULATED, tuned, WIRED } from "./house.mjs";

for (const model of [WIRED, SIMULATED, (await tuned()).fine_tuned_model]) {
    const settings = { max_tokens: 8, temperature: 0.5, top_p: 0.9, n: 1, stop: ["\n"], seed: 7 };
    const answer = await client.completions.create({ model, prompt: "Once upon", ...settings });
    assert.equal(answer.object, "text_completion");
    assert.equal(answer.model, model);
    const both = await client.completions.create({ model, prompt: ["One", "Two"], max_tokens: 8 });
    assert.equal(both.choices.length, 2);
    let text = "";
    for await (const piece of await client.completions.create({ model, prompt: "Go", stream: true })) {
        text += piece.choices[0]?.text ?? "";
    }
    assert.ok(text);
}
const echo = () => client.completions.create({ model: SIMULATED, prompt: "x", echo: true });
await refused(OpenAI.BadRequestError, echo, { param: "echo" });

for (const model of [WIRED, SIMULATED]) {
    const both = await client.embeddings.create({ model, input: ["one", "two"], dimensions: 8, user: "me" });
    assert.deepEqual(both.data.map((it) => it.index), [0, 1]);
    const plain = await client.embeddings.create({ model, input: "one", encoding_format: "float" });
    assert.ok(plain.data[0].embedding.every(Number.isFinite));
}
const unknown = () => client.embeddings.create({ model: "nothing", input: "x" });
await refused(OpenAI.NotFoundError, unknown, { code: "model_not_found" });
