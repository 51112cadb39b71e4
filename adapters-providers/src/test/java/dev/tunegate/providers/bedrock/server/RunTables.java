package dev.tunegate.providers.bedrock.server;

/** The tables of metrics that a job leaves, in the columns of the user guide. */
final class RunTables {

    static final int STEPS = 6;

    private RunTables() {}

    static String training() {
        var table = new StringBuilder("step_number,epoch_number,training_loss,perplexity\n");
        for (int step = 1; step <= STEPS; step++) {
            table.append("%d,%d,%s,%s%n".formatted(step, (step - 1) / 3, 3.0 / step, 9.5 / step));
        }
        return table.toString();
    }

    static String validation() {
        return "step_number,epoch_number,validation_loss,perplexity\n3,0,1.25,4.5\n6,1,0.75,2.5\n";
    }
}
