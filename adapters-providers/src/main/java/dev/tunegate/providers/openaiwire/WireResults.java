package dev.tunegate.providers.openaiwire;

import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.finetuning.FineTuningProvider;
import dev.tunegate.domain.provider.ProviderFailure.Unavailable;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Fetches a run's result files; OpenAI has served their CSV in Base64, which is undone. */
final class WireResults implements FineTuningProvider.Results {

    private static final int PEEK = 256;

    private final WireClient client;

    WireResults(WireClient client) {
        this.client = client;
    }

    @Override
    public InputStream open(ModelDeployment at, String resultFile) {
        var path = WireFileStore.PATH + "/" + Address.segment(resultFile) + "/content";
        var stream = new BufferedInputStream(client.download(at, path).body());
        try {
            stream.mark(PEEK);
            var start = stream.readNBytes(PEEK);
            stream.reset();
            return isEncodedTable(start) ? Base64.getMimeDecoder().wrap(stream) : stream;
        } catch (IOException broken) {
            throw new Unavailable("The provider's result file broke off.", null, broken);
        }
    }

    /** A table begins with names and commas, and Base64 knows no comma. */
    private static boolean isEncodedTable(byte[] start) {
        var text = new String(start, StandardCharsets.ISO_8859_1).replaceAll("\\s", "");
        if (text.length() < 8 || !text.matches("[A-Za-z0-9+/]+={0,2}")) {
            return false;
        }
        var whole = text.substring(0, text.length() / 4 * 4);
        var table = new String(Base64.getDecoder().decode(whole), StandardCharsets.ISO_8859_1);
        return table.matches("(?s)[\\w\\s]+,.*");
    }
}
