package dev.tunegate.application.file;

import dev.tunegate.domain.catalog.DeploymentId;
import dev.tunegate.domain.file.FileId;

/** Names one copy of one file for the errands that look after it. */
public record CopyName(FileId file, DeploymentId deployment) {

    public String text() {
        return file + "/" + deployment;
    }

    /**
     * @throws IllegalArgumentException if the text names no copy
     */
    public static CopyName parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException("not a copy: " + text);
        }
        return new CopyName(
                new FileId(text.substring(0, slash)), new DeploymentId(text.substring(slash + 1)));
    }
}
