package dev.assize.sandbox.decoy;

import dev.assize.sandbox.decoy.Decoy.Encoding;
import dev.assize.sandbox.decoy.Decoy.Kind;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** A browser's profile, and the passwords that were once exported from it. */
final class BrowserFiles {

  private static final List<String> SITES =
      List.of("mail", "bank", "shop", "forum", "cloud", "tax");

  private BrowserFiles() {}

  static void furnish(Furnishing home) {
    String profile = ".mozilla/firefox/" + home.dice().letters(8) + ".default-release/";
    home.file(
        ".mozilla/firefox/profiles.ini",
        "[Profile0]\nName=default-release\nIsRelative=1\nPath=%s\nDefault=1\n\n[General]\nStartWithLastProfile=1\nVersion=2\n"
            .formatted(profile.substring(17, profile.length() - 1)));
    home.file(
        profile + "prefs.js",
        0600,
        "user_pref(\"browser.startup.homepage\", \"https://intranet.%s/\");\nuser_pref(\"signon.rememberSignons\", true);\n"
            .formatted(home.employer().domain()));
    List<String> sites =
        SITES.stream().map(site -> site + "." + home.names().domain(".net")).toList();
    logins(home, profile + "logins.json", sites);
    session(home, profile + "sessionstore-backups/previous.js", sites);
    export(home, "Documents/private/passwords-export.csv", sites);
  }

  private static void logins(Furnishing home, String path, List<String> sites) {
    List<String> entries = new ArrayList<>();
    for (String site : sites.subList(0, 3)) {
      long time = home.ago(30, 700).toEpochMilli();
      entries.add(
          """
          {"id":%d,"hostname":"https://%s","httpRealm":null,"formSubmitURL":"https://%s","usernameField":"login","passwordField":"password","encryptedUsername":"%s","encryptedPassword":"%s","guid":"{%s}","encType":1,"timeCreated":%d,"timesUsed":%d}\
          """
              .formatted(
                  entries.size() + 1,
                  site,
                  site,
                  blob(home, home.dice().letters(16)),
                  blob(home, home.secret(path, Kind.PASSWORD, site, Encoding.BASE64)),
                  home.dice().hex(32),
                  time,
                  home.dice().between(1, 90)));
    }
    home.file(
        path,
        0600,
        "{\"nextId\":4,\"logins\":[%s],\"version\":3}".formatted(String.join(",", entries)));
  }

  /** Like the DER that Firefox writes: a header, the initialisation vector, the text. */
  private static String blob(Furnishing home, String content) {
    byte[] text = content.getBytes(StandardCharsets.US_ASCII);
    byte[] blob = new byte[42 + text.length];
    blob[0] = 0x30;
    blob[1] = (byte) (blob.length - 2);
    System.arraycopy(home.dice().bytes(40), 0, blob, 2, 40);
    System.arraycopy(text, 0, blob, 42, text.length);
    return Base64.getEncoder().encodeToString(blob);
  }

  private static void session(Furnishing home, String path, List<String> sites) {
    List<String> cookies = new ArrayList<>();
    for (String site : sites) {
      cookies.add(
          """
          {"host":"%s","value":"%s","path":"/","name":"session","secure":true,"httponly":true}\
          """
              .formatted(site, home.secret(path, Kind.SESSION, site)));
    }
    home.file(
        path,
        0600,
        "{\"version\":[\"sessionrestore\",1],\"windows\":[{\"tabs\":[{\"entries\":[{\"url\":\"https://%s/\",\"title\":\"Inbox\"}],\"lastAccessed\":%d}]}],\"cookies\":[%s]}"
            .formatted(
                sites.getFirst(), home.ago(1, 20).toEpochMilli(), String.join(",", cookies)));
  }

  private static void export(Furnishing home, String path, List<String> sites) {
    Instant exported = home.ago(100, 300);
    StringBuilder lines = new StringBuilder("name,url,username,password,note\n");
    for (String site : sites) {
      lines.append(
          "%s,https://%s/login,%s,%s,\n"
              .formatted(
                  site, site, home.owner().account(), home.secret(path, Kind.PASSWORD, site)));
    }
    home.file(path, 0600, lines.toString().getBytes(StandardCharsets.UTF_8), exported);
  }
}
