"""Graders of every kind, looked at and run."""

import openai

from house import WIRED, client, refused

graders = client.fine_tuning.alpha.graders
answer = "{{sample.output_text}}"
judge = [{"role": "system", "content": "Judge."}, {"role": "user", "content": answer}]


def check(operation):
    return {
        "type": "string_check", "name": "a", "operation": operation,
        "input": answer, "reference": "{{ item.answer }}",
    }


def similar(metric):
    return {
        "type": "text_similarity", "name": "b", "evaluation_metric": metric,
        "input": answer, "reference": "{{item.answer}}",
    }


def run(grader, sample="the cat sat"):
    validated = graders.validate(grader=grader)
    assert validated.grader.type == grader["type"]
    result = graders.run(grader=grader, model_sample=sample, item={"answer": "the cat sat"})
    assert result.metadata.name == grader["name"] and result.metadata.type == grader["type"]
    return result


for operation, reward in (("eq", 1), ("ne", 0), ("like", 1), ("ilike", 1)):
    assert run(check(operation)).reward == reward, operation
for metric in ("fuzzy_match", "bleu", "gleu", "meteor", *(f"rouge_{n}" for n in "12345"), "rouge_l"):
    same, other = run(similar(metric)).reward, run(similar(metric), "quite another").reward
    assert 0 <= other < 1 and other <= same, (metric, same, other)

scored = run({
    "type": "score_model", "name": "c", "model": WIRED, "range": [0, 5], "input": judge,
    "sampling_params": {
        "seed": 1, "top_p": 0.5, "temperature": 0.2, "max_completions_tokens": 100, "reasoning_effort": "low",
    },
})
assert scored.metadata.sampled_model_name == WIRED
program = {"type": "python", "name": "d", "source": "def grade(sample, item):\n    return 0.25"}
assert run({**program, "image_tag": "2025-05-08"}).metadata.errors.python_grader_runtime_error is False
label = {
    "type": "label_model", "name": "e", "model": WIRED, "input": judge,
    "labels": ["good", "bad"], "passing_labels": ["good"],
}
formula = {"type": "multi", "name": "m", "graders": check("eq"), "calculate_output": "sqrt(abs(a)) * 0.5"}
assert run(formula).reward == 0.5
several = graders.run(
    grader={**formula, "graders": {"a": check("ne"), "e": label}, "calculate_output": "a + 0 * e"},
    model_sample="x",
    item={"answer": "y"},
)
assert several.sub_rewards.keys() == {"a", "e"}, several

missing = graders.run(grader=check("eq"), model_sample="x", item={})
assert missing.reward == 0 and missing.metadata.errors.invalid_variable_error
refused(
    openai.BadRequestError,
    lambda: graders.validate(grader={**formula, "calculate_output": "a +"}),
    param="grader.calculate_output",
)
refused(openai.BadRequestError, lambda: graders.validate(grader=check("almost")), param="grader.operation")
