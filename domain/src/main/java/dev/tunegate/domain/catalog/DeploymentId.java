package dev.tunegate.domain.catalog;

/**
 * Names a deployment for as long as anything refers to it. It never depends on a credential, so
 * that a rotated key orphans nothing.
 */
public record DeploymentId(String value) {

    public DeploymentId {
        if (!value.matches("[A-Za-z0-9][A-Za-z0-9._:-]{0,99}(~[A-Za-z0-9_-]{1,1400})?")) {
            throw new IllegalArgumentException("not a deployment id: " + value);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
