"""Source document 000: managed files, from the upload to the list of jobs."""

import os
import shutil

shutil.copy(os.environ["ROWS"], "fine_tuning.jsonl")

from openai import OpenAI

client = OpenAI(
    base_url=os.environ["HOUSE"],
    api_key=os.environ["KEY"],
    max_retries=0
)


# Upload file
finetuning_input_file = client.files.create(
    file=open("./fine_tuning.jsonl", "rb"),
    purpose="fine-tune",
    extra_body={"target_model_names": "gpt-4.1-openai"}
)
print(finetuning_input_file)

file_id = finetuning_input_file.id

ft_job = client.fine_tuning.jobs.create(
    model="gpt-4.1-openai",
    training_file=file_id,
)

print(f"ft_job: {ft_job}")

ft_job_id = ft_job.id
cancel_ft_job = client.fine_tuning.jobs.cancel(
    fine_tuning_job_id=ft_job_id,
)

print("response from cancel ft job={}".format(cancel_ft_job))
list_ft_jobs = client.fine_tuning.jobs.list(
    extra_query={"target_model_names": "gpt-4.1-openai"}
)

print("list of ft jobs={}".format(list_ft_jobs))

response = client.fine_tuning.jobs.retrieve(ft_job.id)
print(response)

# The other way that the document lists; the SDK drops a body on GET, so it lists all.
client.fine_tuning.jobs.list(extra_body={"target_model_names": "gpt-4.1-openai"})

# What must have come of it.
assert cancel_ft_job.status == "cancelled"
assert [it.id for it in list_ft_jobs] == [ft_job_id]
assert response.training_file == file_id
