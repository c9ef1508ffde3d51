package dev.assize.examination.report;

import dev.assize.examination.collection.Contact;
import dev.assize.examination.collection.DataKind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which kinds of data went to whom: ribbons from the kinds on the left to the destinations on the
 * right, grouped by party, as wide as they have bytes. Heights are in pixels; widths are percent,
 * so that the picture is as wide as the page and its text stays legible on a phone.
 *
 * @param height of the picture
 * @param kinds on the left
 * @param targets on the right: headings and destinations
 * @param label the whole picture in words
 */
record FlowPicture(
    int height, List<Node> kinds, List<Node> targets, List<Ribbon> ribbons, String label) {

  private static final int MOST_TARGETS = 12;
  private static final double INK = 240;
  private static final double THINNEST = 2;
  private static final int LABEL = 40;
  private static final int HEADING = 24;
  private static final int GAP = 8;

  /**
   * @param top where its label begins
   * @param name first line
   * @param note second line; empty for a heading
   * @param heading whether it heads the destinations of a party
   */
  record Node(int top, String name, String note, boolean heading) {}

  /**
   * @param path in a field of 100 by the picture's height
   * @param style name for style sheets
   */
  record Ribbon(String path, String style, String title) {}

  /** Null if there is nothing to draw. */
  static @Nullable FlowPicture of(List<Contact> contacts) {
    return contacts.isEmpty() ? null : new Drawing(targets(contacts)).picture();
  }

  private record Target(String name, String group, String purpose, Map<DataKind, Long> kinds) {

    long bytes() {
      return kinds.values().stream().mapToLong(Long::longValue).sum();
    }
  }

  private static List<Target> targets(List<Contact> contacts) {
    List<Target> targets = new ArrayList<>();
    int shown = contacts.size() <= MOST_TARGETS ? contacts.size() : MOST_TARGETS - 1;
    List<Contact> largest =
        CollectionWords.order().stream()
            .flatMap(party ->
                contacts.subList(0, shown).stream()
                    .filter(contact -> contact.destination().party() == party))
            .toList();
    for (Contact contact : largest) {
      targets.add(
          new Target(
              CollectionWords.host(contact.destination()),
              CollectionWords.party(contact.destination().party()),
              CollectionWords.purpose(contact.destination().purpose()),
              contact.kinds()));
    }
    if (shown < contacts.size()) {
      Map<DataKind, Long> rest = new EnumMap<>(DataKind.class);
      contacts
          .subList(shown, contacts.size())
          .forEach(contact ->
              contact.kinds().forEach((kind, bytes) -> rest.merge(kind, bytes, Long::sum)));
      targets.add(
          new Target(
              Words.plural(contacts.size() - shown, "more destination"),
              "Further",
              "see the table",
              rest));
    }
    return targets;
  }

  /** Places everything once, top-down. */
  private static final class Drawing {
    private final List<Target> targets;
    private final double total;
    private final Map<DataKind, Double> leftEdge = new EnumMap<>(DataKind.class);
    private final Map<Target, Double> rightEdge = new HashMap<>();
    private final List<Node> kinds = new ArrayList<>();
    private final List<Node> right = new ArrayList<>();
    private double leftHeight;
    private double rightHeight;

    Drawing(List<Target> targets) {
      this.targets = targets;
      total = Math.max(1, targets.stream().mapToLong(Target::bytes).sum());
    }

    FlowPicture picture() {
      placeKinds();
      placeTargets();
      return new FlowPicture(
          (int) Math.ceil(Math.max(leftHeight, rightHeight)), kinds, right, ribbons(), label());
    }

    private void placeKinds() {
      for (DataKind kind : DataKind.values()) {
        List<Long> flows =
            targets.stream()
                .map(target -> target.kinds.get(kind))
                .filter(Objects::nonNull)
                .toList();
        if (!flows.isEmpty()) {
          long bytes = flows.stream().mapToLong(Long::longValue).sum();
          kinds.add(new Node((int) leftHeight, kind.words(), CollectionWords.bytes(bytes), false));
          leftEdge.put(kind, leftHeight);
          leftHeight += Math.max(LABEL, flows.stream().mapToDouble(this::width).sum()) + GAP;
        }
      }
    }

    private void placeTargets() {
      String group = "";
      for (Target target : targets) {
        if (!target.group.equals(group)) {
          group = target.group;
          right.add(new Node((int) rightHeight, group, "", true));
          rightHeight += HEADING;
        }
        right.add(
            new Node(
                (int) rightHeight,
                target.name,
                target.purpose + ", " + CollectionWords.bytes(target.bytes()),
                false));
        rightEdge.put(target, rightHeight);
        double ink = target.kinds.values().stream().mapToDouble(this::width).sum();
        rightHeight += Math.max(LABEL, ink) + GAP;
      }
    }

    private List<Ribbon> ribbons() {
      List<Ribbon> ribbons = new ArrayList<>();
      for (DataKind kind : DataKind.values()) {
        for (Target target : targets) {
          Long bytes = target.kinds.get(kind);
          if (bytes != null) {
            double width = width(bytes);
            double from = leftEdge.merge(kind, width, Double::sum) - width;
            double to = rightEdge.merge(target, width, Double::sum) - width;
            ribbons.add(
                new Ribbon(
                    path(from, to, width),
                    kind.name().toLowerCase(Locale.ROOT),
                    title(kind, target, bytes)));
          }
        }
      }
      return ribbons;
    }

    private double width(long bytes) {
      return Math.max(THINNEST, INK * bytes / total);
    }

    private static String path(double from, double to, double width) {
      return String.format(
          Locale.ROOT,
          "M0 %1$.1fC50 %1$.1f 50 %2$.1f 100 %2$.1fV%4$.1fC50 %4$.1f 50 %3$.1f 0 %3$.1fz",
          from,
          to,
          from + width,
          to + width);
    }

    private static String title(DataKind kind, Target target, long bytes) {
      return kind.words() + " to " + target.name + ": " + CollectionWords.bytes(bytes);
    }

    private String label() {
      return "What was sent to whom: "
          + targets.stream()
              .flatMap(target ->
                  target.kinds.entrySet().stream()
                      .sorted(Map.Entry.comparingByKey())
                      .map(flow -> title(flow.getKey(), target, flow.getValue())))
              .collect(Collectors.joining("; "));
    }
  }
}
