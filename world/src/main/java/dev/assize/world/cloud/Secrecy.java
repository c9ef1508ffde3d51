package dev.assize.world.cloud;

import dev.assize.world.furnishing.Draw;
import dev.assize.world.furnishing.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Secrets: one has to be changed because of a lost laptop, another stands in the logs. */
final class Secrecy {

  private final Cloud cloud;
  private final Desk desk;
  private final Cast cast;
  private final Draw draw;

  Secrecy(Cloud cloud, Desk desk) {
    this.cloud = cloud;
    this.desk = desk;
    cast = cloud.cast();
    draw = cloud.draw();
  }

  void furnish() {
    Map<String, Object> rotated = secret("rotated", "rotated", "production");
    rotated.put("usedBy", List.of(cast.app("rotated").name(), cast.app("portal").name()));
    Map<String, Object> leaked = secret("leaked", "leaky", "production");
    secret("other", "rotated", "staging");
    for (String part : List.of("hotfix", "campaign", "crowd", "patch", "erring", "portal")) {
      secret("other", part, "production");
    }
    secret("other", "portal", "staging");
    secret("other", "release", "staging");
    page();
    lostLaptop(rotated);
    leak(leaked);
  }

  private Map<String, Object> secret(String kind, String part, String environment) {
    App app = cast.app(part);
    List<String> halves = List.of(draw.code(10), draw.code(10));
    return cloud
        .state()
        .add(
            "secrets",
            "sec",
            Fields.of(
                "id", draw.id("sec"),
                "kind", kind,
                "name",
                    app.stem().toUpperCase(Locale.ROOT)
                        + draw.oneOf("_DB_PASSWORD", "_API_TOKEN", "_SIGNING_KEY")
                        + (environment.equals("staging") ? "_STAGING" : ""),
                "environment", environment,
                "value", String.join("-", halves),
                "halves", Codes.plain(halves),
                "version", (long) draw.between(1, 9),
                "rotated", cloud.ago(30, 400).toString(),
                "usedBy", List.of(app.name()),
                "detail", Fields.of()));
  }

  private void page() {
    desk.page(
        "rotating",
        "Rotating secrets",
        draw.oneOf(
            """
            1. Rotate the secret in the store; the store makes up the new value.
            2. Restart every service that reads it, in the same environment, and no other. The list of secrets says who reads what.
            3. Say in the ticket which version is in force. The value itself never goes into a ticket.\
            """,
            """
            A new value takes effect when the services that read the secret are restarted. So: rotate, then restart all readers that the list of secrets names (same environment only), then note the new version number in the ticket. Never write down the value.\
            """));
  }

  private void lostLaptop(Map<String, Object> secret) {
    List<String> services = new ArrayList<>();
    for (String part : List.of("rotated", "portal")) {
      services.add(Fields.text(cloud.first("resources", part), "id"));
    }
    desk.ticket(
        "rotate",
        cast.colleague("security engineer"),
        draw.oneOf("Lost laptop", "Stolen laptop", "Laptop left on a train"),
        draw.oneOf(
                "A laptop of %2$s is gone. It was encrypted, but %1$s (production) had been copied to it. Please rotate that one today, as the runbook says.",
                "%2$s lost a laptop that may hold %1$s of production. Let us not wait: rotate it by the runbook, please.")
            .formatted(secret.get("name"), cloud.owner().name()),
        "secret",
        secret.get("id"),
        "version",
        Fields.number(secret, "version") + 1,
        "pattern",
        Prose.number(Fields.number(secret, "version") + 1),
        "services",
        services);
  }

  private void leak(Map<String, Object> secret) {
    Map<String, Object> service = cloud.first("resources", "leaky");
    String time = draw.time(2, 4) + ":" + draw.between(10, 59);
    Map<String, Object> line =
        desk.log(
            "leaked",
            service,
            cast.today(),
            time,
            "debug",
            "start-up: configuration loaded, %s=%s, pool=%d"
                .formatted(secret.get("name"), secret.get("value"), draw.between(4, 32)));
    desk.alert(
        "leaked",
        service,
        "warning",
        draw.oneOf("Credential in a log line", "Something like a password was logged"),
        "The log scanner found a credential in a debug line of today, %s. It does not say which one. Rotate it, and resolve this alert with the secret's name as note."
            .formatted(time.substring(0, 5)),
        "secret",
        secret.get("id"),
        "secretName",
        secret.get("name"),
        "service",
        service.get("id"),
        "log",
        line.get("id"));
  }
}
