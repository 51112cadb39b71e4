package dev.tunegate.providers.vertex;

import com.google.api.client.http.LowLevelHttpResponse;
import dev.tunegate.providers.http.HttpAnswer;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** An answer in the shape that Google's credentials read. */
final class GoogleAnswer extends LowLevelHttpResponse {

    private static final String TYPE = "content-type";
    private static final String FLAVOR = "metadata-flavor";

    private final HttpAnswer answer;

    GoogleAnswer(HttpAnswer answer) {
        this.answer = answer;
    }

    @Override
    public InputStream getContent() {
        return answer.body();
    }

    @Override
    public @Nullable String getContentEncoding() {
        return null;
    }

    @Override
    public long getContentLength() {
        return -1;
    }

    @Override
    public @Nullable String getContentType() {
        return answer.header(TYPE).orElse(null);
    }

    @Override
    public String getStatusLine() {
        return "HTTP/1.1 " + answer.status();
    }

    @Override
    public int getStatusCode() {
        return answer.status();
    }

    @Override
    public @Nullable String getReasonPhrase() {
        return null;
    }

    /** The metadata server is told from others by a header of its own. */
    @Override
    public int getHeaderCount() {
        return answer.header(FLAVOR).isPresent() ? 2 : 1;
    }

    @Override
    public String getHeaderName(int index) {
        return index == 0 ? TYPE : FLAVOR;
    }

    @Override
    public String getHeaderValue(int index) {
        return answer.header(getHeaderName(index)).orElse("");
    }
}
