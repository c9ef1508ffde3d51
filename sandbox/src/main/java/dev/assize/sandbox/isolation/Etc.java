package dev.assize.sandbox.isolation;

import dev.assize.sandbox.job.Persona;
import java.io.IOException;
import java.nio.file.CopyOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;

/**
 * The {@code /etc} of all jobs: copies of the host's files that programs need and that say nothing
 * about the host, and the rest made up.
 */
final class Etc {

  private static final CopyOption[] AS_IT_IS = {
    LinkOption.NOFOLLOW_LINKS, StandardCopyOption.COPY_ATTRIBUTES
  };
  private static final long LARGEST = 4 << 20;

  private static final List<String> COPIED =
      List.of(
          "alternatives",
          "bash.bashrc",
          "ca-certificates.conf",
          "debian_version",
          "fonts",
          "host.conf",
          "inputrc",
          "issue",
          "java-17-openjdk",
          "java-21-openjdk",
          "java-25-openjdk",
          "ld.so.cache",
          "ld.so.conf",
          "ld.so.conf.d",
          "localtime",
          "lsb-release",
          "magic",
          "mime.types",
          "os-release",
          "pki",
          "profile",
          "protocols",
          "python3",
          "services",
          "shells",
          "skel",
          "ssl",
          "terminfo",
          "timezone");

  private Etc() {}

  /**
   * @param etc a directory to be filled
   * @param persona whose account there is
   * @throws IOException if it cannot be written
   */
  static void write(Path etc, Persona persona) throws IOException {
    for (String name : COPIED) {
      copy(Path.of("/etc", name), etc.resolve(name));
    }
    Files.writeString(
        etc.resolve("passwd"),
        """
        root:x:0:0:root:/root:/bin/bash
        daemon:x:1:1:daemon:/usr/sbin:/usr/sbin/nologin
        %1$s:x:%2$d:%2$d:%4$s,,,:%3$s:/bin/bash
        nobody:x:65534:65534:nobody:/nonexistent:/usr/sbin/nologin
        """
            .formatted(persona.login(), Persona.UID, persona.home(), persona.name()));
    Files.writeString(
        etc.resolve("group"),
        "root:x:0:\ndaemon:x:1:\nsudo:x:27:%1$s\n%1$s:x:%2$d:\nnogroup:x:65534:\n"
            .formatted(persona.login(), Persona.UID));
    Files.writeString(etc.resolve("hostname"), persona.host() + "\n");
    Files.writeString(
        etc.resolve("hosts"),
        "127.0.0.1\tlocalhost\n127.0.1.1\t" + persona.host() + "\n::1\tlocalhost ip6-localhost\n");
    Files.writeString(
        etc.resolve("nsswitch.conf"), "passwd: files\ngroup: files\nhosts: files dns\n");
    Files.writeString(etc.resolve("resolv.conf"), "nameserver 127.0.0.1\n");
    Files.writeString(etc.resolve("machine-id"), machineId() + "\n");
  }

  private static String machineId() {
    byte[] id = new byte[16];
    new SecureRandom().nextBytes(id);
    return HexFormat.of().formatHex(id);
  }

  private static void copy(Path from, Path to) throws IOException {
    if (!Files.exists(from, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    Files.walkFileTree(
        from,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
              throws IOException {
            if (directory.endsWith("ssl/private") || !Files.isReadable(directory)) {
              return FileVisitResult.SKIP_SUBTREE;
            }
            Files.createDirectory(target(directory));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            boolean wanted = attributes.isRegularFile() && attributes.size() <= LARGEST;
            if (attributes.isSymbolicLink() || (wanted && Files.isReadable(file))) {
              Files.copy(file, target(file), AS_IT_IS);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException unreadable) {
            return FileVisitResult.CONTINUE;
          }

          private Path target(Path source) {
            return to.resolve(from.relativize(source).toString());
          }
        });
  }
}
