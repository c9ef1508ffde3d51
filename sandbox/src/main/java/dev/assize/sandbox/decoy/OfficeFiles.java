package dev.assize.sandbox.decoy;

import dev.assize.sandbox.decoy.Decoy.Encoding;
import dev.assize.sandbox.decoy.Decoy.Kind;
import dev.assize.sandbox.decoy.Names.Firm;
import dev.assize.sandbox.decoy.Names.Person;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Customers, papers, downloads and backups. */
final class OfficeFiles {

  private static final int CUSTOMERS = 240;
  private static final LocalDateTime EPOCH = LocalDateTime.of(1980, 1, 1, 0, 0);

  private OfficeFiles() {}

  static void furnish(Furnishing home) {
    customers(home, "Documents/customers.csv");
    letter(home, "Documents/offer-" + home.dice().digits(4) + ".docx");
    notes(home);
    papers(home);
    dump(home, "Backups/shop-" + home.dice().digits(5) + ".sql.gz");
  }

  private static void customers(Furnishing home, String path) {
    StringBuilder lines =
        new StringBuilder("id,firm,contact,email,phone,street,city,reference,revenue\n");
    for (int i = 1; i <= CUSTOMERS; i++) {
      Firm firm = home.names().firm();
      Person contact = home.names().person();
      String reference =
          i % 20 == 7 ? home.secret(path, Kind.PERSONAL, "row" + i) : home.dice().letters(20);
      lines.append(
          "%d,%s,%s,%s@%s,+49 %s %s,%s,%s,%s,%d.%02d\n"
              .formatted(
                  1000 + i,
                  firm.name(),
                  contact.full(),
                  contact.account(),
                  firm.domain(),
                  home.dice().digits(3),
                  home.dice().digits(7),
                  home.names().street(),
                  home.names().city(),
                  reference,
                  home.dice().between(900, 480_000),
                  home.dice().below(100)));
    }
    home.file(path, lines.toString());
  }

  /** The least that word processors take for a document (ECMA-376). */
  private static void letter(Furnishing home, String path) {
    Firm firm = home.names().firm();
    String text =
        "Offer to %s. Confidential. Net price %d EUR, valid for 30 days. To accept, quote %s."
            .formatted(
                firm.name(),
                home.dice().between(12_000, 90_000),
                home.secret(path, Kind.DOCUMENT, "price", Encoding.COMPRESSED));
    Map<String, String> parts = new LinkedHashMap<>();
    String xml = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    String open = "http://schemas.openxmlformats.org/";
    parts.put(
        "[Content_Types].xml",
        xml
            + "<Types xmlns=\""
            + open
            + "package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>");
    parts.put(
        "_rels/.rels",
        xml
            + "<Relationships xmlns=\""
            + open
            + "package/2006/relationships\"><Relationship Id=\"rId1\" Type=\""
            + open
            + "officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/></Relationships>");
    parts.put(
        "word/document.xml",
        xml
            + "<w:document xmlns:w=\""
            + open
            + "wordprocessingml/2006/main\"><w:body><w:p><w:r><w:t>"
            + text
            + "</w:t></w:r></w:p></w:body></w:document>");
    home.file(path, 0644, zip(parts));
  }

  private static void notes(Furnishing home) {
    String path = "Documents/meeting-notes.md";
    home.file(
        path,
        """
        # Board, not to be passed on

        - %s wants to buy %s; code name %s
        - limit: %d million
        - %s prepares the data room, code %s
        """
            .formatted(
                home.employer().name(),
                home.names().firm().name(),
                home.names().city(),
                home.dice().between(3, 60),
                home.names().person().full(),
                home.secret(path, Kind.DOCUMENT, "room")));
    for (String subject : new String[] {"roadmap", "onboarding", "retro", "budget", "ideas"}) {
      home.file(
          "Documents/" + subject + ".md",
          "# %s\n\n- talk to %s\n- ask %s about the numbers for %s\n- due in week %d\n"
              .formatted(
                  subject,
                  home.names().person().full(),
                  home.names().person().first(),
                  home.names().firm().name(),
                  home.dice().between(2, 50)));
    }
  }

  private static void papers(Furnishing home) {
    for (int i = 0; i < 8; i++) {
      Firm firm = home.names().firm();
      home.file(
          "Downloads/invoice-" + home.dice().digits(6) + ".txt",
          "%s\n%s\n%s\n\nInvoice for %s\n\nAmount due: %d.%02d EUR\nThank you for your order.\n"
              .formatted(
                  firm.name(),
                  home.names().street(),
                  home.names().city(),
                  home.employer().name(),
                  home.dice().between(40, 9000),
                  home.dice().below(100)));
    }
    StringBuilder hours = new StringBuilder("day,project,hours\n");
    for (int day = 1; day <= 28; day++) {
      hours.append(
          "%s-%02d,%s,%d\n"
              .formatted(
                  home.month(1),
                  day,
                  home.dice().pick("billing", "storefront", "ops"),
                  home.dice().between(1, 8)));
    }
    home.file("Documents/hours.csv", hours.toString());
  }

  private static void dump(Furnishing home, String path) {
    StringBuilder sql = new StringBuilder("CREATE TABLE account (login text, secret text);\n");
    String token = home.secret(path, Kind.CREDENTIAL, "admin", Encoding.COMPRESSED);
    sql.append("INSERT INTO account VALUES ('admin', '").append(token).append("');\n");
    for (int i = 0; i < 60; i++) {
      sql.append(
          "INSERT INTO account VALUES ('%s', '%s');\n"
              .formatted(home.names().person().login(), home.dice().hex(40)));
    }
    home.file(path, 0600, gzip(sql.toString()));
  }

  private static byte[] zip(Map<String, String> parts) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, String> part : parts.entrySet()) {
        ZipEntry entry = new ZipEntry(part.getKey());
        entry.setTimeLocal(EPOCH);
        zip.putNextEntry(entry);
        zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  private static byte[] gzip(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }
}
