package dev.tunegate.providers.bedrock;

import dev.tunegate.providers.dataset.NotCarried;
import dev.tunegate.providers.dataset.Picture;
import tools.jackson.core.JsonGenerator;

/**
 * The bucket of the training data, which all pictures of it must be in. Amazon's page on preparing
 * data for Nova, seen 2026-11-21.
 *
 * @param owner the account that owns it
 */
record PictureBucket(String bucket, String owner) {

    PictureBucket {
        if (bucket.isBlank() || owner.isBlank()) {
            throw new IllegalArgumentException("A bucket has a name and an owner");
        }
    }

    /**
     * Names the owner beside the picture's address.
     *
     * @throws NotCarried if the picture is in another bucket
     */
    void write(Picture picture, JsonGenerator location) {
        if (!picture.kept() && !picture.uri().startsWith("s3://" + bucket + "/")) {
            throw new NotCarried(
                    "image_bucket",
                    "The picture is not in the bucket of the training data; put it into the row as"
                            + " a data: URL.");
        }
        location.writeStringProperty("bucketOwner", owner);
    }
}
