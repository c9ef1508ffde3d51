package dev.assize.cel;

import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.values.CelValue;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.ListIterator;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/**
 * A list that the runtime takes as it is, because it is marked as a value of the runtime's own. It
 * can be changed as far as the list can that it was made of.
 */
@SuppressWarnings("Immutable") // nobody changes it while an expression is evaluated
final class ReadyList<E> extends CelValue implements List<E>, RandomAccess {

  private static final CelType TYPE = ListType.create(SimpleType.DYN);

  private final List<E> elements;

  /**
   * @param elements quick at any index; not copied
   */
  ReadyList(List<E> elements) {
    this.elements = elements;
  }

  @Override
  public Object value() {
    return this;
  }

  @Override
  public boolean isZeroValue() {
    return elements.isEmpty();
  }

  @Override
  public CelType celType() {
    return TYPE;
  }

  @Override
  public int size() {
    return elements.size();
  }

  @Override
  public boolean isEmpty() {
    return elements.isEmpty();
  }

  @Override
  public boolean contains(@Nullable Object element) {
    return elements.contains(element);
  }

  @Override
  public boolean containsAll(Collection<?> some) {
    return elements.containsAll(some);
  }

  @Override
  public int indexOf(@Nullable Object element) {
    return elements.indexOf(element);
  }

  @Override
  public int lastIndexOf(@Nullable Object element) {
    return elements.lastIndexOf(element);
  }

  @Override
  public E get(int index) {
    return elements.get(index);
  }

  @Override
  public Iterator<E> iterator() {
    return elements.iterator();
  }

  @Override
  public ListIterator<E> listIterator() {
    return elements.listIterator();
  }

  @Override
  public ListIterator<E> listIterator(int index) {
    return elements.listIterator(index);
  }

  @Override
  public List<E> subList(int from, int to) {
    return elements.subList(from, to);
  }

  @Override
  public Object[] toArray() {
    return elements.toArray();
  }

  @Override
  public <T> T[] toArray(T[] array) {
    return elements.toArray(array);
  }

  @Override
  public E set(int index, E element) {
    return elements.set(index, element);
  }

  @Override
  public boolean add(E element) {
    return elements.add(element);
  }

  @Override
  public void add(int index, E element) {
    elements.add(index, element);
  }

  @Override
  public boolean addAll(Collection<? extends E> more) {
    return elements.addAll(more);
  }

  @Override
  public boolean addAll(int index, Collection<? extends E> more) {
    return elements.addAll(index, more);
  }

  @Override
  public boolean remove(@Nullable Object element) {
    return elements.remove(element);
  }

  @Override
  public E remove(int index) {
    return elements.remove(index);
  }

  @Override
  public boolean removeAll(Collection<?> some) {
    return elements.removeAll(some);
  }

  @Override
  public boolean retainAll(Collection<?> some) {
    return elements.retainAll(some);
  }

  @Override
  public void clear() {
    elements.clear();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return elements.equals(other);
  }

  @Override
  public int hashCode() {
    return elements.hashCode();
  }

  @Override
  public String toString() {
    return elements.toString();
  }
}
