package dev.tunegate.providers.bedrock;

/**
 * One line of a run's metrics.
 *
 * @param loss as Bedrock wrote it; empty where it wrote none
 */
record MetricsRow(long step, String loss) {}
