package dev.assize.log.policy;

import dev.assize.log.text.Excerpt;
import dev.assize.statement.key.KeyException;
import dev.assize.statement.key.VerifierKey;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads one policy, line by line. Not thread-safe. */
final class PolicyReader {

  private static final int MAX_SIZE = 1024 * 1024;
  private static final int MAX_OF_EACH = 256;
  private static final String NONE = "none";

  private final byte[] bytes;
  private final List<TrustedLog> logs = new ArrayList<>();
  private final List<TrustedWitness> witnesses = new ArrayList<>();
  private final List<Group> groups = new ArrayList<>();
  private final Map<String, Member> members = new HashMap<>();
  private final Set<String> grouped = new HashSet<>();
  private final Set<String> keysOfLogs = new HashSet<>();
  private final Set<String> keysOfWitnesses = new HashSet<>();
  private @Nullable Member quorum;
  private boolean hasQuorum;
  private int line;

  PolicyReader(byte[] bytes) {
    this.bytes = bytes;
  }

  Policy read() {
    if (bytes.length > MAX_SIZE) {
      throw new PolicyException("too long; at most 1 MiB is read");
    }
    for (String text : new String(bytes, StandardCharsets.ISO_8859_1).split("\n", -1)) {
      line++;
      readLine(text);
    }
    if (!hasQuorum) {
      throw new PolicyException("a line \"quorum NAME\" is missing; \"quorum none\" requires none");
    }
    return new Policy(logs, witnesses, groups, quorum);
  }

  private void readLine(String text) {
    text.chars()
        .filter(c -> (c < ' ' && c != '\t') || c == 0x7f)
        .findFirst()
        .ifPresent(c -> {
          throw problem("the octet 0x%02x may not stand in a policy".formatted(c));
        });
    List<String> words =
        Arrays.stream(text.split("[ \t]+"))
            .filter(word -> !word.isEmpty())
            .map(Octets::text)
            .toList();
    if (words.isEmpty() || words.getFirst().startsWith("#")) {
      return;
    }
    switch (words.getFirst()) {
      case "log" -> readLog(words);
      case "witness" -> readWitness(words);
      case "group" -> readGroup(words);
      case "quorum" -> readQuorum(words);
      default ->
          throw problem(
              "a line is a log, a witness, a group, the quorum or a # comment, not "
                  + shown(words.getFirst()));
    }
  }

  private void readLog(List<String> words) {
    requireWords(words, 2, 3, "log VKEY [URL]");
    VerifierKey key = key(words.get(1));
    if (!keysOfLogs.add(key.hex())) {
      throw problem("the key of the log %s stands in an earlier line".formatted(key.name()));
    }
    add(logs, new TrustedLog(key, url(words, 2)));
  }

  private void readWitness(List<String> words) {
    requireWords(words, 3, 4, "witness NAME VKEY [URL]");
    VerifierKey key = key(words.get(2));
    if (!keysOfWitnesses.add(key.hex())) {
      throw problem(
          "the key of the witness %s stands in an earlier line".formatted(shown(words.get(1))));
    }
    TrustedWitness witness = checked(() -> new TrustedWitness(words.get(1), key, url(words, 3)));
    define(witness);
    add(witnesses, witness);
  }

  private void readGroup(List<String> words) {
    requireWords(words, 4, Integer.MAX_VALUE, "group NAME all|any|NUMBER MEMBER …");
    List<String> names = words.subList(3, words.size());
    List<Member> found = new ArrayList<>();
    for (String name : names) {
      found.add(defined(name));
      if (!grouped.add(name)) {
        throw problem("%s is in a group already; a name may be once".formatted(shown(name)));
      }
    }
    Group group =
        checked(() -> new Group(words.get(1), threshold(words.get(2), names.size()), found));
    define(group);
    add(groups, group);
  }

  private int threshold(String text, int members) {
    return switch (text) {
      case "all" -> members;
      case "any" -> 1;
      default -> {
        if (!text.matches("0|[1-9][0-9]{0,8}")) {
          throw problem("expected all, any or a number, not " + shown(text));
        }
        yield Integer.parseInt(text);
      }
    };
  }

  private void readQuorum(List<String> words) {
    requireWords(words, 2, 2, "quorum NAME");
    if (hasQuorum) {
      throw problem("a second quorum; a policy has one");
    }
    hasQuorum = true;
    quorum = words.get(1).equals(NONE) ? null : defined(words.get(1));
  }

  private Member defined(String name) {
    Member member = members.get(name);
    if (member == null) {
      throw problem("%s is no witness or group of an earlier line".formatted(shown(name)));
    }
    return member;
  }

  private void define(Member member) {
    if (member.name().equals(NONE)) {
      throw problem("nothing may be called \"none\"");
    }
    if (members.putIfAbsent(member.name(), member) != null) {
      throw problem("%s stands for something in an earlier line".formatted(shown(member.name())));
    }
  }

  private <T> void add(List<T> list, T element) {
    if (list.size() == MAX_OF_EACH) {
      throw problem("more than %d of a kind".formatted(MAX_OF_EACH));
    }
    list.add(element);
  }

  private VerifierKey key(String word) {
    try {
      return VerifierKey.parse(word);
    } catch (KeyException e) {
      throw problem(String.valueOf(e.getMessage()));
    }
  }

  private <T> T checked(Supplier<T> constructor) {
    try {
      return constructor.get();
    } catch (IllegalArgumentException e) {
      throw problem(String.valueOf(e.getMessage()));
    }
  }

  private void requireWords(List<String> words, int least, int most, String form) {
    if (words.size() < least || words.size() > most) {
      throw problem("the form is: " + form);
    }
  }

  private static @Nullable String url(List<String> words, int at) {
    return at < words.size() ? words.get(at) : null;
  }

  private static String shown(String word) {
    return Excerpt.of(word);
  }

  private PolicyException problem(String problem) {
    return new PolicyException(line, problem);
  }
}
