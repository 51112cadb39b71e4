"""Source document 001: jobs at Azure, with the provider named in body and query."""

import asyncio
import os
import shutil

shutil.copy(os.environ["ROWS"], "openai_batch_completions.jsonl")

from openai import AsyncOpenAI


async def main():
    client = AsyncOpenAI(api_key=os.environ["KEY"], base_url=os.environ["HOUSE"])

    file_name = "openai_batch_completions.jsonl"
    response = await client.files.create(
        extra_body={"custom_llm_provider": "azure"},
        file=open(file_name, "rb"),
        purpose="fine-tune",
    )

    ft_job = await client.fine_tuning.jobs.create(
        model="gpt-35-turbo-1106",
        training_file=response.id,
        extra_body={"custom_llm_provider": "azure"},
    )

    cancel_ft_job = await client.fine_tuning.jobs.cancel(
        fine_tuning_job_id=ft_job.id,
        extra_body={"custom_llm_provider": "azure"},
    )

    print("response from cancel ft job={}".format(cancel_ft_job))

    list_ft_jobs = await client.fine_tuning.jobs.list(
        extra_query={"custom_llm_provider": "azure"}
    )

    print("list of ft jobs={}".format(list_ft_jobs))

    # What must have come of it.
    assert cancel_ft_job.status == "cancelled"
    assert [it.id for it in list_ft_jobs.data] == [ft_job.id]


asyncio.run(main())
