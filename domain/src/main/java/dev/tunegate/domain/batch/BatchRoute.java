package dev.tunegate.domain.batch;

import dev.tunegate.domain.catalog.ModelName;
import dev.tunegate.domain.file.ProviderFileId;
import dev.tunegate.domain.finetuning.Placement;
import java.util.Optional;

/**
 * Where a batch goes, and how far it has got on its way there.
 *
 * @param model the public name that every row bears
 * @param providerModel the provider's name for it; it never leaves the gateway
 */
public record BatchRoute(
        ModelName model, String providerModel, Placement placement, InputCopy copy) {

    /**
     * The copy of the rows that the provider reads.
     *
     * @param tried whether one may be there
     * @param id the provider's name of it, once we know it
     */
    public record InputCopy(boolean tried, Optional<ProviderFileId> id) {

        public static final InputCopy NONE = new InputCopy(false, Optional.empty());
        public static final InputCopy TRIED = new InputCopy(true, Optional.empty());

        public static InputCopy at(ProviderFileId id) {
            return new InputCopy(true, Optional.of(id));
        }
    }

    BatchRoute placed(Placement other) {
        return new BatchRoute(model, providerModel, other, copy);
    }

    BatchRoute with(InputCopy other) {
        return new BatchRoute(model, providerModel, placement, other);
    }
}
