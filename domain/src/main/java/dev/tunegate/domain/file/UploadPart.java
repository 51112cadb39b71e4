package dev.tunegate.domain.file;

import java.time.Instant;

/** Bytes that were sent for an upload; which place they have in it is said when it is completed. */
public record UploadPart(PartId id, UploadId upload, long bytes, Instant createdAt) {

    /** 64 MiB, as the SDKs' helpers cut files; OpenAI uploads API, seen 2026-11-21. */
    public static final long MAX_BYTES = 64L << 20;
}
