package dev.tunegate.admin.key;

import dev.tunegate.admin.web.PageQuery.PageView;
import java.util.List;
import java.util.Map;

/** The list of keys; {@code count} says how many there are in all. */
record KeysView(PageView<KeyView> page, String count) {

    /** The form that asks for a key, as it was filled in, with what is wrong beside each field. */
    record FormView(
            String alias,
            boolean everyModel,
            List<Choice> models,
            List<Choice> lifetimes,
            Map<String, String> errors) {}

    /** Something that can be chosen. */
    record Choice(String id, String value, String label, boolean chosen) {}

    /** A fresh key and its secret. It prints as stars. */
    record IssuedView(String name, String secret, String expires) {

        @Override
        public String toString() {
            return "***";
        }
    }
}
