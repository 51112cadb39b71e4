package dev.tunegate.api.description;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Reads the files of the description: whichever lie in its folder, no list of them is kept. */
final class Parts {

    private static final String FOLDER = "classpath:openapi/*.yaml";

    private Parts() {}

    /** In the order of their names. */
    static List<Part> read() {
        try {
            var files = new PathMatchingResourcePatternResolver().getResources(FOLDER);
            return Arrays.stream(files)
                    .map(Parts::read)
                    .sorted((one, other) -> one.name().compareTo(other.name()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Part read(Resource file) {
        var options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        try (var stream = file.getInputStream()) {
            return new Part(
                    String.valueOf(file.getFilename()),
                    new Yaml(new SafeConstructor(options)).load(stream));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
