package dev.assize.world.cloud;

import dev.assize.world.furnishing.Draw;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Firm;
import java.util.List;
import java.util.Map;

/** DNS and firewall: a record moves, a customer's office gets another address. */
final class Network {

  private final Cloud cloud;
  private final Desk desk;
  private final Cast cast;
  private final Draw draw;

  Network(Cloud cloud, Desk desk) {
    this.cloud = cloud;
    this.desk = desk;
    cast = cloud.cast();
    draw = cloud.draw();
  }

  void furnish() {
    records();
    cutover();
    rules();
    office();
  }

  private void records() {
    for (String zone : List.of(cast.domain(), cast.zone())) {
      cloud.dns("site", zone, "A", Networks.address(draw), "web site");
      cloud.dns("site", "www." + zone, "CNAME", zone, "");
      cloud.dns("mail", zone, "MX", "10 mx" + draw.digits(2) + ".cirrolane.example", "");
      cloud.dns("mail", zone, "TXT", "v=spf1 include:_spf.cirrolane.example -all", "");
    }
    for (String name : List.of("app", "api", "login", "docs", "files")) {
      cloud.dns("product", name + "." + cast.zone(), "CNAME", balancer(), "");
    }
    String old = cast.app("retired").stem() + "." + cast.domain();
    cloud.dns("retired", old, "CNAME", balancer(), "staging, " + cast.app("retired").name());
  }

  private String balancer() {
    return "lb-" + draw.digits(6) + ".cirrolane.example";
  }

  private void cutover() {
    String name = draw.oneOf("status.", "help.", "learn.") + cast.zone();
    Map<String, Object> record = cloud.dns("cutover", name, "CNAME", balancer(), "");
    String target = "site-" + draw.digits(7) + ".pages.cirrolane.example";
    String code = draw.code(16);
    Map<String, Object> ticket =
        desk.ticket(
            "cutover",
            cast.colleague("frontend developer"),
            "Move %s to the new host".formatted(name),
            draw.oneOf(
                    "The new pages are ready at %1$s. Please point %2$s there; it is a CNAME today and stays one.",
                    "%2$s should come from %1$s from today on (CNAME, as before).")
                .formatted(target, name),
            "name",
            name,
            "target",
            target,
            "record",
            record.get("id"),
            "verify",
            "_verify." + name,
            "code",
            "cirro-verify=" + code);
    desk.comment(
        "cutover",
        ticket,
        cast.colleague("site reliability engineer"),
        draw.oneOf(
                "Set the TTL to 300 seconds while you are at it. The host also wants a TXT record at _verify.%1$s with the text cirro-verify=%2$s, otherwise it does not answer.",
                "Two things: TTL 300 for the CNAME, and a new TXT record _verify.%1$s that reads cirro-verify=%2$s.")
            .formatted(name, code));
  }

  private void rules() {
    Map<String, Object> ingress = cloud.first("resources", "ingress");
    cloud.allow("public", ingress, 443, "0.0.0.0/0", "Web traffic");
    cloud.allow("public", ingress, 80, "0.0.0.0/0", "Redirects to 443");
    for (String kind : List.of("migrated", "restored", "growing", "retained", "unsaved")) {
      cloud.allow("inner", cloud.first("resources", kind), 5432, "10.20.0.0/16", "Services");
    }
    cloud.allow("inner", cloud.first("resources", "builder"), 22, "10.20.8.0/24", "Administration");
  }

  private void office() {
    Firm customer = cast.customers().get(1);
    Map<String, Object> portal = cloud.first("resources", "portal");
    Map<String, Object> old =
        cloud.allow(
            "office",
            portal,
            8443,
            Networks.network(draw),
            "Office of %s, bulk interface".formatted(customer.name()));
    String fresh = Networks.network(draw);
    Map<String, Object> ticket =
        desk.customerTicket(
            "office",
            customer.contact(),
            draw.oneOf("Our office has a new address range", "New network at " + customer.city()),
            draw.oneOf(
                    "Hello, we have moved to another provider. Our addresses are %1$s now; those you have on file are no longer ours. Could you please adapt the access to the bulk interface?\n\n%2$s, %3$s",
                    "Dear team, from today our office in the network is %1$s. Please replace the old range, and let us know when we can connect.\n\nRegards, %2$s (%3$s)")
                .formatted(fresh, customer.contact().name(), customer.name()),
            "portal",
            portal.get("id"),
            "source",
            fresh,
            "old",
            old.get("id"),
            "oldSource",
            Fields.text(old, "source"));
    desk.comment(
        "office",
        ticket,
        cast.colleague("security engineer"),
        draw.oneOf(
                "I have called them back, the request is genuine. Allow the new range on port 8443 of %s, nothing else, and remove the old rule. Then answer them publicly.",
                "Verified by phone. Please: %s, port 8443 only; the old rule has to go. They wait for a public answer.")
            .formatted(portal.get("name")));
  }
}
