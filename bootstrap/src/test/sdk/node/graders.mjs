// Graders of every kind, looked at and run.
import { assert, client, OpenAI, refused, WIRED } from "./house.mjs";

const { graders } = client.fineTuning.alpha;
const input = "{{sample.output_text}}";
const judge = [{ role: "user", content: input }];
const check = (operation) => ({ type: "string_check", name: "a", operation, input, reference: "{{ item.answer }}" });
const similar = (evaluation_metric) => ({
    type: "text_similarity",
    name: "b",
    evaluation_metric,
    input,
    reference: "{{item.answer}}",
});

async function run(grader, model_sample = "the cat sat") {
    assert.equal((await graders.validate({ grader })).grader.type, grader.type);
    const result = await graders.run({ grader, model_sample, item: { answer: "the cat sat" } });
    assert.equal(result.metadata.name, grader.name);
    return result;
}

for (const [operation, reward] of Object.entries({ eq: 1, ne: 0, like: 1, ilike: 1 })) {
    assert.equal((await run(check(operation))).reward, reward, operation);
}
for (const metric of ["fuzzy_match", "bleu", "gleu", "meteor", "rouge_1", "rouge_2", "rouge_5", "rouge_l"]) {
    const [same, other] = [await run(similar(metric)), await run(similar(metric), "quite another")];
    assert.ok(other.reward < 1 && other.reward <= same.reward, metric);
}
const sampling_params = { seed: 1, top_p: 0.5, temperature: 0.2, max_completions_tokens: 100, reasoning_effort: "low" };
const scored = await run({ type: "score_model", name: "c", model: WIRED, range: [0, 5], input: judge, sampling_params });
assert.equal(scored.metadata.sampled_model_name, WIRED);
const source = "def grade(sample, item):\n    return 0.25";
const program = await run({ type: "python", name: "d", source, image_tag: "2025-05-08" });
assert.equal(program.metadata.errors.python_grader_runtime_error, false);
const formula = { type: "multi", name: "m", graders: check("eq"), calculate_output: "sqrt(abs(a)) * 0.5" };
assert.equal((await run(formula)).reward, 0.5);
const labels = { labels: ["good", "bad"], passing_labels: ["good"] };
const label = { type: "label_model", name: "e", model: WIRED, input: judge, ...labels };
const parts = { a: check("ne"), e: label };
const several = { grader: { ...formula, graders: parts, calculate_output: "a + 0 * e" }, model_sample: "x", item: {} };
assert.deepEqual(Object.keys((await graders.run(several)).sub_rewards).sort(), ["a", "e"]);
const broken = () => graders.validate({ grader: { ...formula, calculate_output: "a +" } });
await refused(OpenAI.BadRequestError, broken, { param: "grader.calculate_output" });
