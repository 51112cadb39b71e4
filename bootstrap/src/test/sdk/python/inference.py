"""Completions and embeddings with what they can be asked for."""

import openai
from openai import OpenAI

from house import SIMULATED, WIRED, client, refused, tuned

for name in (WIRED, SIMULATED, tuned().fine_tuned_model):
    answer = client.completions.create(
        model=name, prompt="Once upon", max_tokens=8, temperature=0.5, top_p=0.9, n=1, stop=["\n"], seed=7
    )
    assert answer.object == "text_completion" and answer.model == name and answer.choices[0].text
    assert len(client.completions.create(model=name, prompt=["One", "Two"], max_tokens=8).choices) == 2
refused(
    openai.BadRequestError,
    lambda: client.completions.create(model=SIMULATED, prompt="x", echo=True),
    param="echo",
)

#: Unless told otherwise this client asks for Base64, which its own judge then takes for no embedding.
lenient = OpenAI(base_url=client.base_url, api_key=client.api_key)
for name in (WIRED, SIMULATED):
    both = lenient.embeddings.create(model=name, input=["one", "two"], dimensions=8, user="me")
    assert [it.index for it in both.data] == [0, 1] and both.usage.total_tokens > 0
    plain = client.embeddings.create(model=name, input="one", encoding_format="float")
    assert all(isinstance(it, float) for it in plain.data[0].embedding)
refused(
    openai.NotFoundError,
    lambda: client.embeddings.create(model="nothing", input="x"),
    code="model_not_found",
)
