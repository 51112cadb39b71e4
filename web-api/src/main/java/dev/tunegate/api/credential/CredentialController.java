package dev.tunegate.api.credential;

import dev.tunegate.api.web.Api;
import dev.tunegate.api.web.IfMatch;
import dev.tunegate.api.web.JsonRequest;
import dev.tunegate.api.web.Needs;
import dev.tunegate.application.catalog.ManageCredentials;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.access.Permission;
import dev.tunegate.domain.catalog.CredentialName;
import dev.tunegate.domain.shared.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;

/** The routes under {@code /credentials}. Names may hold slashes. */
@Api
final class CredentialController {

    private final ManageCredentials credentials;

    CredentialController(ManageCredentials credentials) {
        this.credentials = credentials;
    }

    /** Every credential there is. */
    record CredentialsBody(boolean success, List<CredentialBody> credentials) {}

    /** The name of the credential that is gone. */
    record RemovedBody(boolean success, String message) {}

    @Needs(Permission.CREDENTIALS_WRITE)
    @PostMapping("/credentials")
    CredentialBody add(Caller caller, HttpServletRequest request)
            throws IOException, HttpMediaTypeNotSupportedException {
        var body = JsonRequest.read(request);
        var wanted = CredentialRequest.whole(body);
        return CredentialBody.of(credentials.add(caller, CredentialRequest.name(body), wanted));
    }

    /** All of them, by name: the list has no pages. */
    @Needs(Permission.CREDENTIALS_READ)
    @GetMapping("/credentials")
    CredentialsBody list(Caller caller) {
        return new CredentialsBody(
                true, credentials.list(caller).stream().map(CredentialBody::of).toList());
    }

    @Needs(Permission.CREDENTIALS_READ)
    @GetMapping("/credentials/by_name/{*name}")
    CredentialBody find(Caller caller, @PathVariable String name) {
        return CredentialBody.of(credentials.find(caller, named(name)));
    }

    @Needs(Permission.CREDENTIALS_WRITE)
    @RequestMapping(
            path = "/credentials/{*name}",
            method = {RequestMethod.PATCH, RequestMethod.PUT})
    CredentialBody update(Caller caller, @PathVariable String name, HttpServletRequest request)
            throws IOException, HttpMediaTypeNotSupportedException {
        var body = JsonRequest.read(request);
        var change = CredentialRequest.change(body);
        var target = named(name);
        if (body.has(CredentialRequest.NAME) && !CredentialRequest.name(body).equals(target)) {
            throw new Refusal.NotSupported(
                    CredentialRequest.NAME, "A credential keeps its name; add another one.");
        }
        return CredentialBody.of(credentials.update(caller, target, change, IfMatch.of(request)));
    }

    @Needs(Permission.CREDENTIALS_WRITE)
    @DeleteMapping("/credentials/{*name}")
    RemovedBody remove(Caller caller, @PathVariable String name, HttpServletRequest request) {
        credentials.remove(caller, named(name), IfMatch.of(request));
        return new RemovedBody(true, "Credential deleted successfully");
    }

    /** What is captured begins with the slash before it, unless there is nothing at all. */
    private static CredentialName named(String path) {
        return CredentialName.of(path.isEmpty() ? path : path.substring(1), CredentialRequest.NAME);
    }
}
