package dev.tunegate.bootstrap;

import static java.util.stream.Collectors.joining;

import dev.tunegate.api.web.BrowserAccess;
import dev.tunegate.application.access.GrantWords;
import dev.tunegate.application.access.LocalAdministrator;
import dev.tunegate.application.catalog.CallerCredentials;
import dev.tunegate.application.file.FileLimits;
import dev.tunegate.application.finetuning.SubmissionTiming;
import dev.tunegate.application.key.Administrator;
import dev.tunegate.bootstrap.configuration.LiveConfiguration;
import dev.tunegate.bootstrap.setup.DatabaseAddress;
import dev.tunegate.domain.finetuning.TrackerTerms;
import dev.tunegate.domain.access.SignInTerms;
import dev.tunegate.domain.catalog.ConfiguredCredentials;
import dev.tunegate.domain.catalog.ModelName;
import dev.tunegate.domain.key.Pepper;
import dev.tunegate.domain.provider.Reach;
import dev.tunegate.domain.secret.RootKeys;
import dev.tunegate.persistence.FileStoreSettings;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** Lays the ground under the house before its first bean is made, and takes it away last. */
final class Foundation implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final Logger LOG = LoggerFactory.getLogger("tunegate");

    private final Ground ground;
    private final OptionalInt port;

    Foundation(Ground ground, OptionalInt port) {
        this.ground = ground;
        this.port = port;
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        tell();
        var properties = new LinkedHashMap<String, Object>(datasource(ground.database()));
        port.ifPresent(it -> properties.put("server.port", it));
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("tunegate", properties));
        var beans = (DefaultListableBeanFactory) context.getBeanFactory();
        beans.registerDisposableBean("ground", (DisposableBean) ground::close);
        register(beans);
    }

    private void tell() {
        var configuration = ground.configuration();
        configuration.warnings().forEach(LOG::warn);
        LOG.info(
                "{}: deployments {}, models {}",
                configuration.origin(),
                configuration.catalog().deployments().size(),
                firstOf(configuration.catalog().names()));
        ground.administrator()
                .file()
                .filter(_ -> configuration.settings().signIn().localAdministrator())
                .ifPresent(it -> LOG.info("the administrator's secret is in {}", it));
    }

    private static String firstOf(Set<ModelName> names) {
        var first = names.stream().limit(10).map(ModelName::value).collect(joining(", "));
        return names.size() > 10 ? first + " and others" : first;
    }

    private static Map<String, String> datasource(DatabaseAddress address) {
        var properties = new LinkedHashMap<String, String>();
        properties.put("spring.datasource.url", address.url());
        address.user().ifPresent(it -> properties.put("spring.datasource.username", it));
        address.password().ifPresent(it -> properties.put("spring.datasource.password", it));
        return properties;
    }

    private void register(DefaultListableBeanFactory beans) {
        var configuration = ground.configuration();
        put(beans, LiveConfiguration.class, ground.live());
        put(beans, Reach.Current.class, ground.live()::reach);
        put(beans, GrantWords.class, configuration.settings().grantWords());
        put(beans, SubmissionTiming.class, configuration.settings().timing());
        put(beans, FileLimits.class, configuration.settings().limits());
        put(beans, CallerCredentials.class, configuration.settings().callerCredentials());
        put(
                beans,
                ConfiguredCredentials.class,
                new ConfiguredCredentials(() -> ground.configuration().credentials()));
        put(beans, BrowserAccess.class, configuration.settings().browsers());
        put(beans, Pepper.class, ground.pepper());
        put(beans, RootKeys.class, ground.rootKeys());
        put(beans, SignInTerms.class, configuration.settings().signIn());
        put(beans, TrackerTerms.class, configuration.settings().tracker());
        putAdministrator(beans, configuration.settings().signIn().localAdministrator());
        put(beans, FileStoreSettings.class, new FileStoreSettings(ground.home().folder("files")));
    }

    /** Where the operator has turned it off, the gateway's own secret opens nothing. */
    private void putAdministrator(DefaultListableBeanFactory beans, boolean mayEnter) {
        var known = ground.administrator().administrator();
        put(beans, Administrator.class, mayEnter ? known : Administrator.NOBODY);
        put(
                beans,
                LocalAdministrator.class,
                new LocalAdministrator(mayEnter, known.mark(ground.pepper())));
    }

    private static <T> void put(DefaultListableBeanFactory beans, Class<T> type, T bean) {
        beans.registerSingleton(type.getName(), bean);
    }
}
