package dev.tunegate.bootstrap.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HomeTest {

    @TempDir Path folder;

    @Test
    void a_new_home_belongs_to_its_owner_alone() throws Exception {
        try (var home = Home.open(folder.resolve("a/b"))) {
            assertThat(Files.getPosixFilePermissions(home.folder()))
                    .isEqualTo(PosixFilePermissions.fromString("rwx------"));
            assertThat(Files.getPosixFilePermissions(home.folder("files")))
                    .isEqualTo(PosixFilePermissions.fromString("rwx------"));
        }
    }

    @Test
    void a_second_gateway_is_refused() throws Exception {
        try (var home = Home.open(folder)) {
            assertThatExceptionOfType(StartRefused.class)
                    .isThrownBy(() -> Home.open(folder))
                    .withMessageContaining("Another gateway is using " + home.folder());
        }
    }

    @Test
    void a_closed_home_can_be_opened_again() throws Exception {
        Home.open(folder).close();

        try (var again = Home.open(folder)) {
            assertThat(again.folder()).isEqualTo(folder.toAbsolutePath());
        }
    }

    @Test
    void a_file_in_its_place_is_refused() throws Exception {
        var file = Files.createFile(folder.resolve("file"));

        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> Home.open(file))
                .withMessageContaining("cannot be used for the gateway's data");
    }
}
