package dev.assize.sandbox.canary;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** All forms of canaries and details that are looked for directly, without decoding. */
final class Forms {

  private static final String BASE32_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

  private Forms() {}

  /** Upper and lower case are not listed: the search does not tell them apart at first. */
  static List<Form> of(List<Canary> canaries, List<Detail> details) {
    List<Form> forms = new ArrayList<>();
    for (int i = 0; i < canaries.size(); i++) {
      addCanary(forms, i, canaries.get(i).token().getBytes(StandardCharsets.US_ASCII));
    }
    for (int i = 0; i < details.size(); i++) {
      byte[] text = details.get(i).normalised().getBytes(StandardCharsets.US_ASCII);
      forms.add(new Form(i, Form.Kind.DETAIL, text, 0));
    }
    return forms;
  }

  private static void addCanary(List<Form> forms, int subject, byte[] token) {
    forms.add(new Form(subject, Form.Kind.RAW, token, 0));
    forms.add(new Form(subject, Form.Kind.REVERSED, reversed(token), 0));
    forms.add(new Form(subject, Form.Kind.ROT13, rot13(token), 0));
    byte[] hex = HexFormat.of().formatHex(token).getBytes(StandardCharsets.US_ASCII);
    forms.add(new Form(subject, Form.Kind.HEX, hex, 0));
    for (int before = 0; before < 3; before++) {
      byte[] encoded = Base64.getEncoder().encode(preceded(token, before));
      forms.add(stable(subject, Form.Kind.BASE64, encoded, before, token.length));
    }
    for (int before = 0; before < 5; before++) {
      byte[] encoded = base32(preceded(token, before));
      forms.add(stable(subject, Form.Kind.BASE32, encoded, before, token.length));
    }
  }

  /** Cuts off the characters that also depend on the bytes before and after the token. */
  private static Form stable(int subject, Form.Kind kind, byte[] encoded, int before, int length) {
    int first = (8 * before + kind.width - 1) / kind.width;
    int end = 8 * (before + length) / kind.width;
    byte[] text = java.util.Arrays.copyOfRange(encoded, first, end);
    return new Form(subject, kind, text, first * kind.width - 8 * before);
  }

  private static byte[] preceded(byte[] token, int before) {
    byte[] bytes = new byte[before + token.length];
    System.arraycopy(token, 0, bytes, before, token.length);
    return bytes;
  }

  private static byte[] reversed(byte[] token) {
    byte[] bytes = new byte[token.length];
    for (int i = 0; i < token.length; i++) {
      bytes[token.length - 1 - i] = token[i];
    }
    return bytes;
  }

  private static byte[] rot13(byte[] token) {
    byte[] bytes = token.clone();
    for (int i = 0; i < bytes.length; i++) {
      int lower = bytes[i] | 0x20;
      if (lower >= 'a' && lower <= 'z') {
        bytes[i] += (byte) (lower < 'n' ? 13 : -13);
      }
    }
    return bytes;
  }

  /** RFC 4648, without padding. */
  static byte[] base32(byte[] bytes) {
    byte[] digits = new byte[(bytes.length * 8 + 4) / 5];
    for (int i = 0; i < digits.length; i++) {
      int value = 0;
      for (int bit = 5 * i; bit < 5 * i + 5; bit++) {
        int at = bit / 8;
        value = (value << 1) | (at < bytes.length ? (bytes[at] >> (7 - bit % 8)) & 1 : 0);
      }
      digits[i] = (byte) BASE32_DIGITS.charAt(value);
    }
    return digits;
  }
}
