package dev.tunegate.bootstrap.story.contract;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Values that chance would hardly find, by the member in which they stand. */
final class Examples {

    static final Map<String, List<JsonNode>> ALL =
            Map.of(
                    "grader",
                    Stream.concat(Graders.GOOD.stream(), Graders.BAD.stream())
                            .map(JsonMapper.shared()::readTree)
                            .toList(),
                    "messages",
                    all(
                            "[{'role':'user','content':'Hi'}]",
                            "[{'role':'developer','content':'Be kind.'},"
                                    + "{'role':'user','content':[{'type':'text','text':'é'}]}]"),
                    "litellm_params",
                    all("{'model':'simulator/tiny'}", "{'model':'simulator/tiny','duration':'1s'}"),
                    "credential_values",
                    all("{'api_key':'x'}"),
                    "member",
                    all(
                            "{'role':'user','user_email':'cat@example.com'}",
                            "[{'user_email':'dan@example.com'},{'user_email':'eve@example.com'}]"),
                    "Operations",
                    all(
                            "[{'op':'replace','path':'displayName','value':'é'}]",
                            "[{'op':'replace','value':{'displayName':'x'}}]",
                            "[{'op':'add','path':'members','value':[]}]"));

    private Examples() {}

    private static List<JsonNode> all(String... values) {
        return Stream.of(values)
                .map(it -> JsonMapper.shared().readTree(it.replace('\'', '"')))
                .toList();
    }
}
