/**
 * Signed notes: a text, and lines with signatures of it.
 *
 * <p>A text that was read from a note means nothing before {@link dev.assize.log.note.Note#verify}
 * has returned.
 *
 * @see <a href="https://c2sp.org/signed-note">C2SP signed-note</a>
 */
@NullMarked
package dev.assize.log.note;

import org.jspecify.annotations.NullMarked;
