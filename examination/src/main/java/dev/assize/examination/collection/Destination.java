package dev.assize.examination.collection;

/**
 * Who was contacted.
 *
 * @param host name where one was asked for, else the address
 * @param port TCP or UDP port
 * @param party who that is
 * @param purpose what it is for
 */
public record Destination(String host, int port, Party party, Purpose purpose) {}
