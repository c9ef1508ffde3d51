package dev.assize.examination.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.examination.ExaminationFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A report with its pages, as a browser would find it. */
record Site(Path folder) {

  private static final Pattern HREF = Pattern.compile(" href=\"([^\"]*)\"");

  /** Written for an examination that lies in a folder. */
  static Site of(ExaminationFolder examination) {
    Report.of(examination).writeTo(examination);
    return new Site(examination.path());
  }

  /** All pages, the report among them. */
  List<Path> pages() {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(file -> file.toString().endsWith(".html")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A page by its path. */
  String page(String path) {
    return text(folder.resolve(path));
  }

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every address in every page leads to a file, and to a place in it that is there. */
  Site hasNoDeadLinks() {
    for (Path page : pages()) {
      assertThat(deadLinks(page)).as("%s", page).isEmpty();
    }
    return this;
  }

  private static List<String> deadLinks(Path page) {
    List<String> dead = new ArrayList<>();
    Matcher links = HREF.matcher(text(page));
    while (links.find()) {
      String[] parts = links.group(1).split("#", 2);
      if (parts[0].startsWith("data:,")) {
        continue;
      }
      Path target =
          parts[0].isEmpty()
              ? page
              : page.resolveSibling(URLDecoder.decode(parts[0], StandardCharsets.UTF_8))
                  .normalize();
      boolean there = Files.isRegularFile(target);
      if (!there || parts.length > 1 && !text(target).contains(" id=\"" + parts[1] + "\"")) {
        dead.add(links.group(1));
      }
    }
    return dead;
  }
}
