/**
 * Reads the YAML and JSON files that people write: strictly, within bounds, checked against a JSON
 * Schema, and with the line and column of whatever is wrong.
 */
@NullMarked
package dev.assize.statement.document;

import org.jspecify.annotations.NullMarked;
