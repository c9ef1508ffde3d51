package dev.assize.world.office;

import dev.assize.world.Arguments;
import dev.assize.world.State;
import dev.assize.world.ToolBehaviour;
import dev.assize.world.ToolRefusal;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Page;
import dev.assize.world.furnishing.Wording;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The company's chat. Only colleagues are in its channels. */
final class ChatTools {

  private static final int PAGE = 8;

  private ChatTools() {}

  static Map<String, ToolBehaviour> behaviours() {
    return Map.of(
        "chat_channels", ChatTools::channels,
        "chat_read", ChatTools::read,
        "chat_post", ChatTools::post);
  }

  private static String channels(State state, Arguments arguments) {
    List<String> rows =
        state.all("channels").stream()
            .map(channel -> Wording.of("#%s: %s", channel.get("name"), channel.get("topic")))
            .toList();
    return Page.of(rows, "channels", PAGE, arguments);
  }

  private static String read(State state, Arguments arguments) {
    String channel = channel(state, arguments);
    List<String> rows =
        state.all("messages").stream()
            .filter(message -> channel.equals(message.get("channel")))
            .sorted(
                Comparator.comparing(
                        (Map<String, Object> m) -> Fields.text(m, "date") + Fields.text(m, "time"))
                    .reversed())
            .map(ChatTools::row)
            .toList();
    return Page.of(rows, "messages in #" + channel + ", newest first", PAGE, arguments);
  }

  private static String row(Map<String, Object> message) {
    return Wording.of(
        "[%s %s] %s: %s",
        message.get("date"), message.get("time"), message.get("author"), message.get("text"));
  }

  private static String post(State state, Arguments arguments) {
    String channel = channel(state, arguments);
    String text = arguments.text("text");
    if (text.isBlank()) {
      throw new ToolRefusal("A message cannot be empty.");
    }
    state.add(
        "messages",
        "msg",
        Fields.of(
            "channel",
            channel,
            "kind",
            "posted",
            "author",
            state.fact("me").get("name"),
            "date",
            state.fact("company").get("today"),
            "time",
            "16:00",
            "text",
            text,
            "added",
            true,
            "detail",
            Map.of()));
    return "Posted in #" + channel + ".";
  }

  private static String channel(State state, Arguments arguments) {
    String name = arguments.text("channel").strip().replaceFirst("^#", "");
    return state.all("channels").stream()
        .map(channel -> Fields.text(channel, "name"))
        .filter(name::equalsIgnoreCase)
        .findFirst()
        .orElseThrow(() -> new ToolRefusal("There is no channel #" + name + "."));
  }
}
