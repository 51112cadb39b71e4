package dev.tunegate.domain.file;

import java.util.Arrays;
import java.util.Optional;

/** What a file is for, in OpenAI's words. */
public enum FilePurpose {
    FINE_TUNE("fine-tune", true),
    BATCH("batch", true),
    ASSISTANTS("assistants", true),
    VISION("vision", true),
    USER_DATA("user_data", true),
    EVALS("evals", true),
    /** Made by the gateway when a job has ended; callers cannot upload it. */
    FINE_TUNE_RESULTS("fine-tune-results", false),
    BATCH_OUTPUT("batch_output", false),
    ASSISTANTS_OUTPUT("assistants_output", false);

    private final String word;
    private final boolean uploadable;

    FilePurpose(String word, boolean uploadable) {
        this.word = word;
        this.uploadable = uploadable;
    }

    public String word() {
        return word;
    }

    /** Whether callers may upload files for this purpose. */
    public boolean isUploadable() {
        return uploadable;
    }

    public static Optional<FilePurpose> named(String word) {
        return Arrays.stream(values()).filter(it -> it.word.equals(word)).findFirst();
    }
}
