package dev.assize.sandbox.canary;

/**
 * One way to undo what hides bytes. Implementations are stateless, and total: whatever the bytes,
 * they hand over what can be decoded, linear in time and output to what they are given.
 */
@FunctionalInterface
interface Decoding {

  /** Decodes what there is to decode in the view. */
  void undo(View view, Sink sink);

  /** Takes what was decoded. */
  interface Sink {

    /**
     * Looks at decoded bytes, at once; the array may be used again afterwards.
     *
     * @param step the decoding's name, a step of the path
     * @return whether there is room for more; if not, stop
     */
    boolean accept(String step, byte[] data, int length);
  }
}
