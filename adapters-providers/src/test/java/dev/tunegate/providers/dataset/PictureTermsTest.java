package dev.tunegate.providers.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tunegate.domain.dataset.Part;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which pictures are taken, and what is done with them. */
class PictureTermsTest {

    private static final PictureTerms TERMS =
            new PictureTerms("gs://", List.of("image/png", "image/jpeg"), 10);

    private final List<byte[]> kept = new ArrayList<>();

    private Picture picture(String url) {
        return TERMS.of(
                new Part.Image(url, Optional.empty()),
                (_, bytes) -> {
                    kept.add(bytes);
                    return "gs://kept";
                });
    }

    private static String data(int bytes) {
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(new byte[bytes]);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 9, 10})
    void a_picture_in_the_row_is_decoded_and_kept(int bytes) {
        assertThat(picture(data(bytes))).isEqualTo(new Picture("image/png", "gs://kept", true));
        assertThat(kept).singleElement().isEqualTo(new byte[bytes]);
    }

    @ParameterizedTest
    @ValueSource(ints = {11, 12, 13, 1000})
    void a_picture_that_is_too_large_is_refused(int bytes) {
        var refused = catchThrowableOfType(NotCarried.class, () -> picture(data(bytes)));

        assertThat(refused.rule()).isEqualTo("image_too_large");
        assertThat(refused.message()).contains("10 bytes");
        assertThat(kept).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "gs://b/a.png,image/png",
        "gs://b/a.b.JPEG,image/jpeg",
        "gs://b/dir.png/a.jpg,image/jpeg"
    })
    void a_picture_in_the_providers_store_stays_there(String uri, String type) {
        assertThat(picture(uri)).isEqualTo(new Picture(type, uri, false));
        assertThat(kept).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "gs://,image_address",
        "s3://b/a.png,image_address",
        "GS://b/a.png,image_address",
        "gs://b/a.gif,image_type",
        "gs://b/png,image_type",
        "'data:image/gif;base64,AAAA',image_type",
        "'data:;base64,AAAA',image_type",
        "'data:image/png;charset=x;base64,AAAA',image_data",
        "'data:image/png;base64',image_data",
        "'data:image/png;base64,AAA=A',image_data",
        "'data:image/png;base64,A A A',image_data",
        "'data:image/png;base64,_-__',image_data"
    })
    void everything_else_is_refused(String url, String rule) {
        var refused = catchThrowableOfType(NotCarried.class, () -> picture(url));

        assertThat(refused.rule()).isEqualTo(rule);
    }

    @Test
    void type_and_encoding_may_be_written_in_capitals() {
        assertThat(picture("data:IMAGE/PNG;BASE64,AAAA").mimeType()).isEqualTo("image/png");
    }
}
