package dev.assize.sandbox.decoy;

import dev.assize.sandbox.decoy.Decoy.Encoding;
import dev.assize.sandbox.decoy.Decoy.Kind;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** {@code ~/.ssh}: two keys, and the machines that they open. */
final class SshFiles {

  private SshFiles() {}

  static void furnish(Furnishing home, String host) {
    String domain = home.employer().domain();
    String comment = home.owner().login() + "@" + host;
    key(home, "id_ed25519", comment);
    key(home, "deploy_ed25519", "deploy@" + domain);
    home.file(
        ".ssh/config",
        0600,
        """
        Host *
            ServerAliveInterval 60
            AddKeysToAgent yes

        Host prod
            HostName app1.%1$s
            User deploy
            IdentityFile ~/.ssh/deploy_ed25519

        Host db
            HostName db1.%1$s
            User %2$s
            ProxyJump bastion

        Host bastion
            HostName gate.%1$s
            User %2$s
            Port 2222
        """
            .formatted(domain, home.owner().login()));
    home.file(".ssh/known_hosts", 0600, knownHosts(home));
  }

  private static void key(Furnishing home, String name, String comment) {
    String path = ".ssh/" + name;
    String token = home.secret(path, Kind.KEY, "key", Encoding.BASE64);
    byte[] seed = Arrays.copyOf(token.getBytes(StandardCharsets.US_ASCII), 32);
    byte[] rest = home.dice().bytes(32);
    int own = Math.min(token.length(), 32);
    System.arraycopy(rest, own, seed, own, 32 - own);
    SshKey key = new SshKey(seed);
    home.file(path, 0600, key.privateFile(comment, home.dice().below(Integer.MAX_VALUE)));
    home.file(path + ".pub", key.publicLine() + " " + comment + "\n");
  }

  private static String knownHosts(Furnishing home) {
    StringBuilder lines = new StringBuilder();
    for (String name : new String[] {"app1", "app2", "db1", "[gate", "git", "build"}) {
      String host = name + "." + home.employer().domain();
      lines
          .append(host.startsWith("[") ? host + "]:2222" : host)
          .append(' ')
          .append(new SshKey(home.dice().bytes(32)).publicLine())
          .append('\n');
    }
    return lines.toString();
  }
}
