package dev.assize.world.cloud;

/**
 * One of the firm's applications.
 *
 * @param part what it is needed for in this world, which is also the kind of its main service
 * @param stem the first word of its name, which its database and secrets share
 * @param name of its service, in every environment
 */
record App(String part, String stem, String name) {}
