package dev.tunegate.providers.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.Set;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;
import org.springframework.web.filter.DelegatingFilterProxy;

/**
 * A real OpenID Connect server on a loopback port: Spring's authorization server in a context of
 * its own, which nothing of the gateway's knows. It insists on PKCE.
 */
public final class OidcServer implements AutoCloseable {

    public static final String CLIENT = "tunegate";
    public static final String SECRET = "client-secret-of-the-tests";
    public static final String AUDIENCE = "tunegate-api";
    public static final String PASSWORD = "correct horse";

    private final Tomcat tomcat;
    private final AnnotationConfigWebApplicationContext context;

    private OidcServer(Tomcat tomcat, AnnotationConfigWebApplicationContext context) {
        this.tomcat = tomcat;
        this.context = context;
    }

    public static OidcServer start() {
        try {
            var tomcat = new Tomcat();
            tomcat.setBaseDir(Files.createTempDirectory("oidc").toString());
            tomcat.setPort(0);
            tomcat.getConnector().setProperty("address", "127.0.0.1");
            var context = new AnnotationConfigWebApplicationContext();
            context.register(OidcServerConfiguration.class);
            var root = tomcat.addContext("", null);
            root.addServletContainerInitializer(
                    (_, servlets) -> {
                        context.setServletContext(servlets);
                        context.refresh();
                        servlets.addFilter(
                                        "security",
                                        new DelegatingFilterProxy(
                                                "springSecurityFilterChain", context))
                                .addMappingForUrlPatterns(null, false, "/*");
                    },
                    Set.of());
            Tomcat.addServlet(root, "nothing", new NothingServlet());
            root.addServletMappingDecoded("/", "nothing");
            tomcat.start();
            return new OidcServer(tomcat, context);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (LifecycleException e) {
            throw new IllegalStateException(e);
        }
    }

    public URI issuer() {
        return URI.create("http://127.0.0.1:" + tomcat.getConnector().getLocalPort());
    }

    /** From now on browsers may be led back here. */
    public void allow(URI back) {
        context.getBean(OidcClients.class).allow(back.toString());
    }

    /** From now on this person is counted among these groups. */
    public void put(String person, String... groups) {
        context.getBean(OidcPeople.class).put(person, Set.of(groups));
    }

    @Override
    public void close() {
        try {
            tomcat.stop();
            tomcat.destroy();
            context.close();
        } catch (LifecycleException e) {
            throw new IllegalStateException(e);
        }
    }
}
