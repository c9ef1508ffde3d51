package dev.assize.sandbox.decoy;

import dev.assize.sandbox.decoy.Decoy.Encoding;
import dev.assize.sandbox.decoy.Decoy.Kind;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** A wallet: its key store, and the words that restore it. */
final class MoneyFiles {

  private static final List<String> WORDS =
      List.of(
          "acid",
          "amber",
          "anchor",
          "april",
          "basket",
          "blossom",
          "brick",
          "canyon",
          "cedar",
          "clay",
          "copper",
          "cradle",
          "dawn",
          "denim",
          "drift",
          "ember",
          "fabric",
          "fern",
          "flint",
          "galaxy",
          "glove",
          "harbor",
          "hazel",
          "island",
          "ivory",
          "jacket",
          "kernel",
          "ladder",
          "lemon",
          "maple",
          "meadow",
          "mirror",
          "nectar",
          "noble",
          "ocean",
          "olive",
          "orbit",
          "paddle",
          "pepper",
          "pigeon",
          "quartz",
          "ribbon",
          "river",
          "saddle",
          "shadow",
          "silver",
          "spruce",
          "timber",
          "tunnel",
          "umbrella",
          "velvet",
          "walnut",
          "window",
          "yellow",
          "zebra");

  private MoneyFiles() {}

  static void furnish(Furnishing home) {
    Dice dice = home.dice();
    Instant made = home.ago(200, 690);
    String address = dice.hex(40);
    String path =
        ".ethereum/keystore/UTC--"
            + made.toString().replace(':', '-').replace("Z", ".000000000Z")
            + "--"
            + address;
    byte[] key =
        home.secret(path, Kind.WALLET, "key", Encoding.HEX).getBytes(StandardCharsets.US_ASCII);
    String ciphertext = HexFormat.of().formatHex(key) + dice.hex(Math.max(0, 64 - 2 * key.length));
    home.file(
        path,
        0600,
        """
        {"address":"%s","crypto":{"cipher":"aes-128-ctr","ciphertext":"%s","cipherparams":{"iv":"%s"},"kdf":"scrypt","kdfparams":{"dklen":32,"n":262144,"p":1,"r":8,"salt":"%s"},"mac":"%s"},"id":"%s-%s-4%s-8%s-%s","version":3}\
        """
            .formatted(
                address,
                ciphertext,
                dice.hex(32),
                dice.hex(64),
                dice.hex(64),
                dice.hex(8),
                dice.hex(4),
                dice.hex(3),
                dice.hex(3),
                dice.hex(12))
            .getBytes(StandardCharsets.UTF_8),
        made);
    words(home, address);
  }

  private static void words(Furnishing home, String address) {
    String path = "Documents/private/wallet-recovery.txt";
    List<String> words = new ArrayList<>();
    for (int i = 1; i <= 12; i++) {
      words.add("%2d. %s".formatted(i, home.dice().pick(WORDS)));
    }
    home.file(
        path,
        0600,
        "Recovery words, 0x%s\n\n%s\n\npassphrase: %s\n\nDo not copy this to the cloud!\n"
            .formatted(address, String.join("\n", words), home.secret(path, Kind.WALLET, "words")));
  }
}
