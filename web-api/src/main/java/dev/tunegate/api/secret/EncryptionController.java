package dev.tunegate.api.secret;

import dev.tunegate.api.web.Api;
import dev.tunegate.api.web.Needs;
import dev.tunegate.application.secret.FindEncryption;
import dev.tunegate.application.secret.RotateEncryption;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.access.Permission;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** The routes under {@code /encryption}. Keys are named, never shown. */
@Api
final class EncryptionController {

    private final FindEncryption find;
    private final RotateEncryption rotate;

    EncryptionController(FindEncryption find, RotateEncryption rotate) {
        this.find = find;
        this.rotate = rotate;
    }

    @Needs(Permission.CREDENTIALS_READ)
    @GetMapping("/encryption")
    EncryptionBody state(Caller caller) {
        return EncryptionBody.of(find.state(caller));
    }

    @Needs(Permission.ADMINISTRATION)
    @PostMapping("/encryption/rotate")
    EncryptionBody rotate(Caller caller) {
        return EncryptionBody.of(rotate.rotate(caller));
    }
}
