package dev.tunegate.api.web;

import dev.tunegate.api.web.MatrixCall.Thing;
import java.util.List;

/** How the routes for graders are called in the matrix. */
final class GraderCalls {

    private static final String RUN = "/fine_tuning/alpha/graders/run";
    private static final String VALIDATE = "/fine_tuning/alpha/graders/validate";
    private static final String CHECK =
            "'grader':{'type':'string_check','name':'x','input':'a','reference':'a',"
                    + "'operation':'eq'}";
    private static final String JUDGE =
            "'grader':{'type':'score_model','name':'x','model':'@','input':[{'role':'user',"
                    + "'content':'x'}]}";
    private static final String PROGRAM =
            "'grader':{'type':'python','name':'x','source':'def grade(sample, item): return 1'},"
                    + "'model':'@'";

    static final List<MatrixCall> ALL =
            List.of(
                    call(RUN, Thing.NOTHING, CHECK + ",'model_sample':'a'"),
                    call(RUN, Thing.MODEL, JUDGE + ",'model_sample':'a'"),
                    call(RUN, Thing.MODEL, PROGRAM + ",'model_sample':'a'"),
                    call(VALIDATE, Thing.NOTHING, CHECK),
                    call(VALIDATE, Thing.MODEL, PROGRAM));

    private GraderCalls() {}

    private static MatrixCall call(String route, Thing thing, String members) {
        return MatrixCall.of("POST " + route, thing, route, "{" + members + "}");
    }
}
