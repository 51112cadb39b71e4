package dev.tunegate.application.file;

/**
 * What a caller says of a file that it will send in parts.
 *
 * @param bytes how many the parts will have together
 */
public record NewUpload(NewFile file, String mimeType, long bytes) {}
