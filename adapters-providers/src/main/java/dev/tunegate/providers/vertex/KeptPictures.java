package dev.tunegate.providers.vertex;

import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.file.FileId;
import dev.tunegate.providers.dataset.Attachments;
import java.util.HashSet;
import java.util.Set;

/** The pictures of one file on their way into its folder; one that comes often is sent once. */
final class KeptPictures implements Attachments {

    /** So many are remembered; others are offered again, and found to be there. */
    private static final int MOST = 10_000;

    private final CloudStorage storage;
    private final ModelDeployment at;
    private final FileId file;
    private final Set<String> sent = new HashSet<>();

    KeptPictures(CloudStorage storage, ModelDeployment at, FileId file) {
        this.storage = storage;
        this.at = at;
        this.file = file;
    }

    @Override
    public String keep(String mimeType, byte[] bytes) {
        var site = VertexSite.of(at.connection());
        var name = ObjectName.of(site, file, Picture.name(mimeType, bytes));
        if (!sent.contains(name.path())) {
            storage.put(at, name, mimeType, bytes);
            if (sent.size() < MOST) {
                sent.add(name.path());
            }
        }
        return name.toString();
    }
}
