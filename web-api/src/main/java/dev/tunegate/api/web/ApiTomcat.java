package dev.tunegate.api.web;

import jakarta.servlet.DispatcherType;
import java.util.EnumSet;
import org.apache.catalina.core.StandardHost;
import org.apache.tomcat.util.buf.EncodedSolidusHandling;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** Makes the container fit for model names with slashes, and its own errors for JSON. */
@Configuration(proxyBeanMethods = false)
class ApiTomcat {

    /** Room for a config of Portkey's of the size that is taken, and for all other headers. */
    private static final int HEADER_BYTES = 16 << 10;

    @Bean
    FilterRegistrationBean<ContainerErrorFilter> containerErrorFilter() {
        var registration = new FilterRegistrationBean<>(new ContainerErrorFilter());
        registration.setDispatcherTypes(EnumSet.of(DispatcherType.ERROR));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    @Bean
    FilterRegistrationBean<DecodablePathFilter> decodablePathFilter() {
        var registration = new FilterRegistrationBean<>(new DecodablePathFilter());
        registration.setDispatcherTypes(EnumSet.of(DispatcherType.REQUEST));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> apiTomcatCustomizer() {
        return factory -> {
            factory.addConnectorCustomizers(
                    it -> {
                        it.setEncodedSolidusHandling(
                                EncodedSolidusHandling.PASS_THROUGH.getValue());
                        it.setProperty("maxHttpRequestHeaderSize", String.valueOf(HEADER_BYTES));
                    });
            factory.addContextCustomizers(
                    it ->
                            ((StandardHost) it.getParent())
                                    .setErrorReportValveClass(TomcatErrors.class.getName()));
        };
    }
}
