package dev.tunegate.api.credential;

import dev.tunegate.api.TestServer;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Credentials that are asked for without a name. */
final class NamelessTest {

    @ParameterizedTest
    @CsvSource({
        "PUT,/v1/credentials",
        "PATCH,/credentials/",
        "DELETE,/v1/credentials",
        "GET,/v1/credentials/by_name",
        "GET,/credentials/by_name/"
    })
    void who_names_none_is_told_so(String method, String path) {
        TestServer.administrator()
                .send(
                        method,
                        path,
                        BodyPublishers.ofString("{\"credential_values\":{}}"),
                        "Content-Type",
                        "application/json")
                .isError(400, "invalid_value", "credential_name");
    }
}
