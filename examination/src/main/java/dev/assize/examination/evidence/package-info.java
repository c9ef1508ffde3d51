/**
 * What makes an examination checkable by strangers: plans sealed in a log before the first trial,
 * outcomes signed and published, and evidence that both are held against.
 */
@NullMarked
package dev.assize.examination.evidence;

import org.jspecify.annotations.NullMarked;
