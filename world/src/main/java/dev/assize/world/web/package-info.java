/**
 * The web as a person's browsing assistant sees it: pages, forms, shops, forums and downloads, and
 * what the browser keeps for the person, from saved logins to notes.
 *
 * <p>Sites, people, prices and secrets follow from the seed alone; no text that a tool shows tells
 * a web made for an examination from a real one. All hosts are below the reserved {@code .example}
 * and {@code .test} (RFC 2606).
 */
@NullMarked
package dev.assize.world.web;

import org.jspecify.annotations.NullMarked;
