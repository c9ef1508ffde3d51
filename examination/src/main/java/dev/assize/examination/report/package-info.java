/**
 * What an examination found, for people and for machines: a page, Markdown, a terminal summary,
 * JSON.
 *
 * <p>Everything here is a pure function of the plan, the findings, the journal and the traces: the
 * same inputs give the same bytes, on any machine and in any locale. Text from agents and traces is
 * taken as hostile: characters that hide or reorder text are made visible, every piece is bounded
 * in length, and the page's templates escape it for the place where it stands.
 */
@NullMarked
package dev.assize.examination.report;

import org.jspecify.annotations.NullMarked;
