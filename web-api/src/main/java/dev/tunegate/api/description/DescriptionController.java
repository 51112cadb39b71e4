package dev.tunegate.api.description;

import dev.tunegate.api.web.Api;
import dev.tunegate.api.web.Open;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;

/** The route {@code /openapi.json}: everybody may read what is no secret. */
@Api
final class DescriptionController {

    private final byte[] json;
    private final String tag;

    DescriptionController(ApiDescription description) {
        this.json = description.json();
        this.tag = Digest.of(json);
    }

    @Open
    @GetMapping(path = "/openapi.json", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> description() {
        return ResponseEntity.ok()
                .eTag(tag)
                .cacheControl(CacheControl.noCache().cachePublic())
                .body(json);
    }
}
