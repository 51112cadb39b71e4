"""Source document 000: managed files, from the upload to the list of jobs."""

import os
import shutil

shutil.copy(os.environ["ROWS"], "request.jsonl")
shutil.copy(os.environ["ROWS"], "fine_tuning.jsonl")

from openai import OpenAI

client = OpenAI(
    base_url=os.environ["HOUSE"],
    api_key=os.environ["KEY"],
)

# Step by step.
finetuning_input_file = client.files.create(
    file=open("./request.jsonl", "rb"),
    purpose="fine-tune",
    extra_body={"target_model_names": "gpt-4.1-openai"}
)
print(finetuning_input_file)

file_id = finetuning_input_file.id
ft_job = client.fine_tuning.jobs.create(
    model="gpt-4.1-openai",
    training_file=file_id,
)
response = client.fine_tuning.jobs.retrieve(ft_job.id)
print(response)
assert response.training_file == file_id

# The SDK sends no body with GET, so this lists every job.
client.fine_tuning.jobs.list(extra_body={"target_model_names": "gpt-4.1-openai"})

cancel_ft_job = client.fine_tuning.jobs.cancel(
    fine_tuning_job_id=ft_job.id,
)
assert cancel_ft_job.status == "cancelled"
first = ft_job.id

# The whole once more.
client = OpenAI(
    base_url=os.environ["HOUSE"],
    api_key=os.environ["KEY"],
    max_retries=0
)
finetuning_input_file = client.files.create(
    file=open("./fine_tuning.jsonl", "rb"),
    purpose="fine-tune",
    extra_body={"target_model_names": "gpt-4.1-openai"}
)
file_id = finetuning_input_file.id
ft_job = client.fine_tuning.jobs.create(
    model="gpt-4.1-openai",
    training_file=file_id,
)
ft_job_id = ft_job.id
cancel_ft_job = client.fine_tuning.jobs.cancel(
    fine_tuning_job_id=ft_job_id,
)
list_ft_jobs = client.fine_tuning.jobs.list(
    extra_query={"target_model_names": "gpt-4.1-openai"}
)
response = client.fine_tuning.jobs.retrieve(ft_job.id)
assert cancel_ft_job.status == response.status == "cancelled"
assert [it.id for it in list_ft_jobs] == [ft_job_id, first]
