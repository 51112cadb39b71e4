package dev.tunegate.api.finetuning;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Everything that can be wrong with the parameters of a job, each by its name and code. */
final class JobParametersTest {

    private final Tenant tenant = Tenant.fresh();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                ",'validation_file':3 | invalid_type | validation_file",
                ",'suffix':'' | string_below_min_length | suffix",
                ",'suffix':7 | invalid_type | suffix",
                ",'suffix':'a\\u0007' | invalid_value | suffix",
                ",'suffix':'a\\u0000' | invalid_value | suffix",
                ",'suffix':'a\\ud800' | invalid_value | suffix",
                ",'seed':-1 | integer_below_min_value | seed",
                ",'seed':2147483648 | integer_above_max_value | seed",
                ",'seed':99999999999999999999 | integer_above_max_value | seed",
                ",'seed':1.5 | invalid_type | seed",
                ",'seed':'1' | invalid_type | seed",
                ",'seed':true | invalid_type | seed",
                ",'metadata':[] | invalid_type | metadata",
                ",'metadata':{'a':1} | invalid_type | metadata.a",
                ",'metadata':{'a':null} | invalid_type | metadata.a",
                ",'metadata':{'a':'\\u0000'} | invalid_value | metadata.a",
                ",'metadata':{'\\u0000':'a'} | invalid_value | metadata",
                ",'metadata':{'':'a'} | string_above_max_length | metadata",
                ",'method':'dpo' | invalid_type | method",
                ",'method':{} | missing_required_parameter | method.type",
                ",'method':{'type':'magic'} | invalid_value | method.type",
                ",'method':{'type':'reinforcement'} | missing_required_parameter"
                        + " | method.reinforcement",
                ",'method':{'type':'dpo','supervised':{}} | invalid_value | method.supervised",
                ",'method':{'type':'dpo','more':1} | unknown_parameter | method.more",
                ",'method':{'type':'supervised','supervised':{'x':1}} | unknown_parameter"
                        + " | method.supervised.x",
                ",'method':{'type':'supervised','supervised':{'hyperparameters':{'beta':1}}}"
                        + " | unknown_parameter | method.supervised.hyperparameters.beta",
                ",'method':{'type':'supervised','supervised':{'hyperparameters':{'n_epochs':0}}}"
                        + " | integer_below_min_value"
                        + " | method.supervised.hyperparameters.n_epochs",
                ",'hyperparameters':{'n_epochs':51} | integer_above_max_value"
                        + " | hyperparameters.n_epochs",
                ",'hyperparameters':{'n_epochs':'many'} | invalid_value | hyperparameters.n_epochs",
                ",'hyperparameters':{'n_epochs':1.5} | invalid_type | hyperparameters.n_epochs",
                ",'hyperparameters':{'n_epochs':[]} | invalid_type | hyperparameters.n_epochs",
                ",'hyperparameters':{'batch_size':0} | integer_below_min_value"
                        + " | hyperparameters.batch_size",
                ",'hyperparameters':{'batch_size':257} | integer_above_max_value"
                        + " | hyperparameters.batch_size",
                ",'hyperparameters':{'learning_rate_multiplier':0} | decimal_below_min_value"
                        + " | hyperparameters.learning_rate_multiplier",
                ",'hyperparameters':{'learning_rate_multiplier':1e999999999} | invalid_value"
                        + " | hyperparameters.learning_rate_multiplier",
                ",'hyperparameters':{'learning_rate_multiplier':1e-999999999} | invalid_value"
                        + " | hyperparameters.learning_rate_multiplier",
                ",'hyperparameters':{'rate':1} | unknown_parameter | hyperparameters.rate",
                ",'hyperparameters':{'n_epochs':1},'method':{'type':'supervised','supervised':"
                        + "{'hyperparameters':{'n_epochs':2}}} | invalid_value | hyperparameters",
                ",'hyperparameters':{'n_epochs':1},'method':{'type':'dpo'} | invalid_value"
                        + " | hyperparameters",
                ",'method':{'type':'dpo','dpo':{'hyperparameters':{'beta':0}}}"
                        + " | decimal_below_min_value | method.dpo.hyperparameters.beta",
                ",'method':{'type':'dpo','dpo':{'hyperparameters':{'beta':2.01}}}"
                        + " | decimal_above_max_value | method.dpo.hyperparameters.beta",
                ",'integrations':{} | invalid_type | integrations",
                ",'integrations':[1] | invalid_type | integrations[0]",
                ",'integrations':[{}] | missing_required_parameter | integrations[0].type",
                ",'integrations':[{'type':'mail'}] | invalid_value | integrations[0].type",
                ",'integrations':[{'type':'wandb'}] | missing_required_parameter"
                        + " | integrations[0].wandb",
                ",'integrations':[{'type':'wandb','wandb':{}}] | missing_required_parameter"
                        + " | integrations[0].wandb.project",
                ",'integrations':[{'type':'wandb','wandb':{'project':'p','tags':[1]}}]"
                        + " | invalid_type | integrations[0].wandb.tags[0]",
                ",'integrations':[1,2,3,4,5,6] | array_above_max_length | integrations",
                ",'colour':'red' | unknown_parameter | colour",
            })
    void what_is_wrong_is_named(String more, String code, String param) {
        tenant.create(more).isError(400, code, param);
    }

    @Test
    void what_is_too_long_is_named() {
        var pairs = new StringBuilder("'0':''");
        for (int i = 1; i < 17; i++) {
            pairs.append(",'").append(i).append("':''");
        }

        tenant.create(",'suffix':'" + "s".repeat(65) + "'")
                .isError(400, "string_above_max_length", "suffix");
        tenant.create(",'metadata':{'k':'" + "v".repeat(513) + "'}")
                .isError(400, "string_above_max_length", "metadata.k");
        tenant.create(",'metadata':{'" + "k".repeat(65) + "':''}")
                .isError(400, "string_above_max_length", "metadata");
        tenant.create(",'metadata':{" + pairs + "}").isError(400, "too_many_pairs", "metadata");
    }
}
