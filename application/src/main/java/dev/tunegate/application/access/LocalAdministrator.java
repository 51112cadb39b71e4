package dev.tunegate.application.access;

/**
 * The administrator of the first hour, as sessions know them.
 *
 * @param mayEnter whether the gateway's own secret opens anything
 * @param mark tells this secret from others; not the secret, nor anything that leads to it
 */
public record LocalAdministrator(boolean mayEnter, String mark) {}
