package dev.tunegate.domain.file;

import java.util.List;

/** How far an upload has come. */
public sealed interface UploadState {

    /** Parts may come, and it may be completed. */
    record Pending() implements UploadState {}

    /**
     * It has become a file.
     *
     * @param parts the parts it was made of, in their order
     */
    record Completed(FileId file, List<PartId> parts) implements UploadState {

        public Completed {
            parts = List.copyOf(parts);
        }
    }

    /** Its sender wants it no more. */
    record Cancelled() implements UploadState {}

    /** Its time was over before it was completed. */
    record Expired() implements UploadState {}
}
