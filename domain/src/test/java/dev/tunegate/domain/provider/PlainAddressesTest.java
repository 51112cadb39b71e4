package dev.tunegate.domain.provider;

/** The fake keeps the contract. */
final class PlainAddressesTest implements OutboundAddressesContract {

    @Override
    public OutboundAddresses addresses() {
        return new PlainAddresses();
    }
}
