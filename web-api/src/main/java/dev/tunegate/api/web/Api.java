package dev.tunegate.api.web;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.core.annotation.AliasFor;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A controller of the API. Its routes stand with and without the prefix that SDKs know. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@RestController
@RequestMapping
public @interface Api {

    /** What stands before the paths of the routes. */
    @AliasFor(annotation = RequestMapping.class, attribute = "path")
    String[] under() default {"/v1", ""};
}
