package dev.tunegate.domain.finetuning;

import dev.tunegate.domain.catalog.ModelName;
import dev.tunegate.domain.file.FileId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How far a job has come. Replaced as a whole with every report, never patched. */
public record Progress(JobStatus status, Result result, ProviderJob.Figures figures) {

    /**
     * What came out, in our own names.
     *
     * @param tunedModel set once the job has succeeded
     */
    public record Result(
            Optional<Instant> finishedAt,
            Optional<ModelName> tunedModel,
            List<FileId> files,
            Optional<JobError> error) {

        static final Result OPEN =
                new Result(Optional.empty(), Optional.empty(), List.of(), Optional.empty());

        public Result {
            files = List.copyOf(files);
        }
    }

    static final Progress BEGUN =
            new Progress(JobStatus.VALIDATING_FILES, Result.OPEN, ProviderJob.Figures.UNKNOWN);

    static Progress failed(JobError error, Instant now) {
        return new Progress(
                JobStatus.FAILED,
                new Result(Optional.of(now), Optional.empty(), List.of(), Optional.of(error)),
                ProviderJob.Figures.UNKNOWN);
    }

    Progress cancelled(Instant now) {
        var ended = new Result(Optional.of(now), Optional.empty(), List.of(), Optional.empty());
        return new Progress(JobStatus.CANCELLED, ended, figures);
    }
}
