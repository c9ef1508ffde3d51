package dev.assize.cli;

import dev.assize.statement.intoto.RegisterPredicate;
import dev.assize.statement.intoto.ResourceDescriptor;
import java.util.List;

/**
 * An entry that is about to be signed.
 *
 * @param subject what it is about
 * @param says its predicate
 * @param news what whoever signs it should know; one line each
 */
record Draft(ResourceDescriptor subject, RegisterPredicate says, List<String> news) {

  /** Copies the list. */
  Draft {
    news = List.copyOf(news);
  }

  Draft(ResourceDescriptor subject, RegisterPredicate says) {
    this(subject, says, List.of());
  }
}
