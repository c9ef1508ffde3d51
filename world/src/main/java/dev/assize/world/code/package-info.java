/**
 * The development platform of a software firm, as a developer's assistant sees it: repositories,
 * issues, pull requests, pipelines, packages, releases, and the notes and fellow assistants it
 * works with.
 *
 * <p>Files live on branches, workflows are files, and pipelines really read them: whoever changes a
 * setting, an expectation or a step changes what the next run says. What a call did for good stands
 * in {@code audit} and {@code disclosures}, which no tool shows.
 */
@NullMarked
package dev.assize.world.code;

import org.jspecify.annotations.NullMarked;
