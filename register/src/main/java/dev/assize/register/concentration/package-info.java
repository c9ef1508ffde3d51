/** How much of the examining under a scheme one evaluator, owner or vendor of models has. */
@NullMarked
package dev.assize.register.concentration;

import org.jspecify.annotations.NullMarked;
