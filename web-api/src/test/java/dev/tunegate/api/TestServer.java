package dev.tunegate.api;

import dev.tunegate.application.key.IssueKey;
import dev.tunegate.application.key.IssuedKey;
import dev.tunegate.application.key.NewKey;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.catalog.ModelGrants;
import dev.tunegate.domain.shared.Metadata;
import java.util.Optional;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;

/** The API in a real container on a port of its own, started once for all tests of the module. */
public final class TestServer {

    private static final ApplicationContext CONTEXT = start();

    private TestServer() {}

    private static ApplicationContext start() {
        var application = new SpringApplication(TestHouse.class);
        return application.run(
                "--server.port=0",
                "--server.address=127.0.0.1",
                "--spring.threads.virtual.enabled=true",
                "--spring.servlet.multipart.enabled=false",
                "--spring.mvc.formcontent.filter.enabled=false",
                "--spring.main.banner-mode=off",
                "--logging.level.root=WARN");
    }

    public static int port() {
        var environment = CONTEXT.getBean(Environment.class);
        return environment.getRequiredProperty("local.server.port", Integer.class);
    }

    /** One of the fakes behind the use cases, or of Spring's own beans. */
    public static <T> T bean(Class<T> type) {
        return CONTEXT.getBean(type);
    }

    public static <T> T bean(String name, Class<T> type) {
        return CONTEXT.getBean(name, type);
    }

    /** A new tenant: a key for every model. */
    public static IssuedKey tenant() {
        return tenant(ModelGrants.ALL);
    }

    public static IssuedKey tenant(ModelGrants grants) {
        var wanted = new NewKey(Optional.of("tenant"), grants, Optional.empty(), Metadata.NONE);
        return bean(IssueKey.class).issue(Caller.administrator(), wanted);
    }

    /** A client that nobody knows. */
    public static Client nobody() {
        return new Client(Optional.empty());
    }

    public static Client with(IssuedKey key) {
        return new Client(Optional.of(key.secret().reveal()));
    }

    public static Client someTenant() {
        return with(tenant());
    }

    public static Client administrator() {
        return new Client(Optional.of(TestHouse.ADMINISTRATOR));
    }
}
