package dev.tunegate.domain.batch;

/** The fake keeps the contract that the reader of JSON keeps. */
final class PlainBatchRowsTest implements BatchRowsContract {

    @Override
    public BatchRows rows() {
        return new PlainBatchRows();
    }
}
