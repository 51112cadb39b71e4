package dev.tunegate.bootstrap.story.contract;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A story that calls every operation under these headings of the description, with every parameter
 * that is described; {@link Keeper} hands it the {@link Contract} and sees to it.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(Keeper.class)
@interface Keeps {

    String[] value();
}
