package dev.assize.statement.key;

import java.util.HexFormat;
import org.bouncycastle.math.ec.rfc7748.X25519Field;

/**
 * The multiples of a point of edwards25519 by 1 to 128 times each power of 256: any multiple is
 * then a sum of 32, without doubling. Takes about 700 KB. Immutable.
 *
 * <p>Points are added as in Hisil, Wong, Carter and Dawson, "Twisted Edwards Curves Revisited"
 * (2008), section 3.1; the formula holds for all points. Field elements are Bouncy Castle's. Not
 * for secrets: how long it takes depends on the number.
 */
final class Multiples {

  /** The sum of points, X : Y : Z with T = XY/Z. Not thread-safe. */
  static final class Sum {
    private final int[] x = X25519Field.create();
    private final int[] y = X25519Field.create();
    private final int[] z = X25519Field.create();
    private final int[] t = X25519Field.create();
    private final int[] a = X25519Field.create();
    private final int[] b = X25519Field.create();
    private final int[] c = X25519Field.create();
    private final int[] e = X25519Field.create();
    private final int[] f = X25519Field.create();
    private final int[] g = X25519Field.create();
    private final int[] h = X25519Field.create();

    /** At first the neutral element. */
    Sum() {
      X25519Field.one(y);
      X25519Field.one(z);
    }

    private void add(Point point, boolean negative) {
      X25519Field.apm(y, x, b, a);
      X25519Field.mul(a, negative ? point.sum : point.difference, a);
      X25519Field.mul(b, negative ? point.difference : point.sum, b);
      X25519Field.mul(t, point.product, c);
      X25519Field.apm(b, a, h, e);
      X25519Field.apm(z, c, negative ? f : g, negative ? g : f);
      X25519Field.mul(e, f, x);
      X25519Field.mul(g, h, y);
      X25519Field.mul(f, g, z);
      X25519Field.mul(e, h, t);
    }

    private void affine(int[] x, int[] y) {
      X25519Field.invVar(z, a);
      X25519Field.mul(this.x, a, x);
      X25519Field.mul(this.y, a, y);
    }

    /** In the 32 bytes of RFC 8032, section 5.1.2. */
    byte[] encoded() {
      affine(e, f);
      X25519Field.normalize(e);
      X25519Field.normalize(f);
      byte[] bytes = new byte[BYTES];
      X25519Field.encode(f, bytes, 0);
      bytes[BYTES - 1] |= (byte) ((e[0] & 1) << 7);
      return bytes;
    }
  }

  /** A point x, y, as (y + x) / 2, (y - x) / 2 and dxy, by which it is quickly added. */
  private static final class Point {
    private final int[] sum = X25519Field.create();
    private final int[] difference = X25519Field.create();
    private final int[] product = X25519Field.create();

    Point(int[] x, int[] y) {
      X25519Field.apm(y, x, sum, difference);
      X25519Field.mul(sum, HALF, sum);
      X25519Field.mul(difference, HALF, difference);
      X25519Field.mul(x, y, product);
      X25519Field.mul(product, D, product);
    }
  }

  static final int BYTES = 32;
  private static final int ROW = 128;

  private static final int[] D =
      element("a3785913ca4deb75abd841414d0a700098e879777940c78c73fe6f2bee6c0352");
  private static final int[] HALF =
      element("f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff3f");

  private final Point[] points = new Point[BYTES * ROW];

  /**
   * @param point in the 32 bytes of RFC 8032
   * @param negative whether of its negative
   * @throws IllegalArgumentException if it is no point
   */
  Multiples(byte[] point, boolean negative) {
    int[] x = X25519Field.create();
    int[] y = X25519Field.create();
    decode(point, negative, x, y);
    for (int row = 0; row < BYTES; row++) {
      Point base = new Point(x, y);
      Sum sum = new Sum();
      for (int i = 0; i < ROW; i++) {
        sum.add(base, false);
        sum.affine(x, y);
        points[row * ROW + i] = new Point(x, y);
      }
      sum.add(points[row * ROW + ROW - 1], false);
      sum.affine(x, y);
    }
  }

  /**
   * Adds a multiple of the point.
   *
   * @param times little-endian, 32 bytes, below 2²⁵⁵ - 2²⁴⁸
   */
  void addTo(Sum sum, byte[] times) {
    int carry = 0;
    for (int row = 0; row < BYTES; row++) {
      int digit = (times[row] & 0xff) + carry;
      carry = digit > ROW ? 1 : 0;
      digit -= carry << 8;
      if (digit != 0) {
        sum.add(points[row * ROW + Math.abs(digit) - 1], digit < 0);
      }
    }
  }

  /** RFC 8032, section 5.1.3. */
  private static void decode(byte[] point, boolean negative, int[] x, int[] y) {
    X25519Field.decode255(point, y);
    int[] u = X25519Field.create();
    int[] v = X25519Field.create();
    X25519Field.sqr(y, u);
    X25519Field.mul(u, D, v);
    X25519Field.subOne(u);
    X25519Field.addOne(v);
    if (!X25519Field.sqrtRatioVar(u, v, x)) {
      throw new IllegalArgumentException("no point");
    }
    X25519Field.normalize(x);
    boolean odd = (point[BYTES - 1] & 0x80) != 0;
    if (((x[0] & 1) != 0) == (odd == negative)) {
      X25519Field.negate(x, x);
    }
    X25519Field.carry(x);
  }

  private static int[] element(String hex) {
    int[] element = X25519Field.create();
    X25519Field.decode255(HexFormat.of().parseHex(hex), element);
    return element;
  }
}
