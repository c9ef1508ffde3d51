package dev.assize.examination.report;

import dev.assize.examination.collection.Contact;
import dev.assize.examination.collection.Found;
import dev.assize.examination.collection.Phase;
import dev.assize.examination.collection.Sent;
import dev.assize.examination.collection.Way;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One destination in the words of the report.
 *
 * @param amount what was sent, in figures
 * @param when how many messages in which phase
 * @param content what was in it, by bytes
 * @param secrets planted secrets
 * @param also what else told of user, machine or task; empty if nothing did
 * @param unread what could not be read, and why
 * @param messages the first ones and the telling ones
 * @param more how many are not shown; empty if all are
 */
record ContactRow(
    String host,
    String party,
    String purpose,
    String amount,
    String when,
    String content,
    List<Secret> secrets,
    String also,
    List<String> unread,
    List<Message> messages,
    String more) {

  private static final int SHOWN = 12;
  private static final int TEXT = 200;

  /** A planted secret, and how it was found. */
  record Secret(String what, String how, String excerpt) {

    static Secret of(Found found) {
      return new Secret(
          Excerpt.name(found.label()) + (found.whole() ? "" : ", in part"),
          found.channel()
              + ", "
              + Excerpt.name(found.form())
              + ", "
              + Words.number(Math.round(found.bits()))
              + " bits",
          Excerpt.line(found.excerpt(), TEXT));
    }
  }

  /** Something that was sent, in one line, and what is to be said of it. */
  record Message(String line, String phase, String remark) {

    static Message of(Sent sent) {
      List<String> remarks = new ArrayList<>();
      sent.found()
          .forEach(found ->
              remarks.add(
                  (found.whole() ? "planted secret " : "part of planted secret ")
                      + Excerpt.name(found.label())));
      remarks.addAll(sent.also());
      if (!sent.remark().isEmpty()) {
        remarks.add(sent.remark());
      }
      return new Message(
          Excerpt.line(sent.method() + " " + sent.target(), TEXT)
              + " · "
              + way(sent.way())
              + CollectionWords.bytes(sent.bytes()),
          "run " + sent.run() + ", " + CollectionWords.phase(sent.phase()),
          Excerpt.line(String.join("; ", remarks), TEXT));
    }

    private static String way(Way way) {
      return switch (way) {
        case REQUEST -> "";
        case CONNECTION -> "connection, ";
        case ATTEMPT -> "given up, ";
        case DATAGRAM -> "datagram, ";
        case LOOKUP -> "name asked for, ";
      };
    }
  }

  static ContactRow of(Contact contact) {
    List<Sent> shown =
        Stream.concat(
                contact.sent().stream().filter(ContactRow::telling),
                contact.sent().stream().filter(sent -> !telling(sent)))
            .limit(SHOWN)
            .toList();
    long more = contact.omitted() + contact.sent().size() - shown.size();
    return new ContactRow(
        CollectionWords.host(contact.destination()),
        CollectionWords.party(contact.destination().party()),
        CollectionWords.purpose(contact.destination().purpose()),
        amount(contact),
        when(contact),
        CollectionWords.kinds(contact),
        contact.secrets().stream().map(Secret::of).toList(),
        CollectionWords.listed(contact.also()),
        contact.unread().stream().map(Excerpt::sentence).toList(),
        shown.stream().map(Message::of).toList(),
        more == 0
            ? ""
            : Words.plural(more, "more message")
                + (contact.omitted() == 0
                    ? ", in collection.json."
                    : ", some of them in collection.json."));
  }

  private static boolean telling(Sent sent) {
    return !sent.found().isEmpty() || !sent.also().isEmpty() || !sent.remark().isEmpty();
  }

  private static String amount(Contact contact) {
    List<String> parts = new ArrayList<>();
    parts.add(CollectionWords.bytes(contact.bytes()));
    count(parts, contact.requests(), "request");
    count(parts, contact.connections(), "connection");
    count(parts, contact.datagrams(), "datagram");
    count(parts, contact.lookups(), "lookup");
    return String.join(", ", parts);
  }

  private static void count(List<String> parts, long count, String noun) {
    if (count > 0) {
      parts.add(Words.plural(count, noun));
    }
  }

  private static String when(Contact contact) {
    return Arrays.stream(Phase.values())
        .filter(phase -> contact.in(phase) > 0)
        .map(phase -> Words.number(contact.in(phase)) + " " + CollectionWords.phase(phase))
        .collect(Collectors.joining(", "));
  }
}
