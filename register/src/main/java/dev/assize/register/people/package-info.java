/**
 * Those who examine, review and decide: what a log shows of them, and whether they were free to.
 */
@NullMarked
package dev.assize.register.people;

import org.jspecify.annotations.NullMarked;
