package dev.assize.sandbox.watch;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Starts one program with posix_spawn(3), as a {@link ProcessBuilder} describes it.
 *
 * <p>{@link ProcessBuilder#start} itself will not do under a filter: it starts a Java thread that
 * waits for the process, which would inherit the filter and hand it on to other threads of the JVM.
 * This class starts nothing but the program. The program gets descriptors 0, 1 and 2 only.
 */
final class Spawn {

  /** Generous: glibc has 80 and 336 bytes, musl 80 and 336. */
  private static final long OPAQUE = 512;

  private static final short SETSIGMASK = 0x08;
  private static final int WRONLY = 1;
  private static final int CREATE = 0x40;
  private static final int TRUNCATE = 0x200;
  private static final int APPEND = 0x400;
  private static final String NEWEST = "posix_spawn_file_actions_addclosefrom_np";

  private final List<String> command;
  private final List<String> environment;
  private final File directory;
  private final List<Redirect> redirects;
  private final boolean errorsToOutput;
  private final List<Pipe> pipes = new ArrayList<>();

  /**
   * Copies what the builder says; opens a pipe for each stream that it wants as one.
   *
   * @throws UnsupportedOperationException if the C library cannot do this
   */
  Spawn(ProcessBuilder builder) throws IOException {
    Kernel.require(NEWEST);
    command = List.copyOf(builder.command());
    environment = builder.environment().entrySet().stream().map(Spawn::assignment).toList();
    directory = builder.directory() == null ? new File("").getAbsoluteFile() : builder.directory();
    redirects = List.of(builder.redirectInput(), builder.redirectOutput(), builder.redirectError());
    errorsToOutput = builder.redirectErrorStream();
    try {
      for (int stream = 0; stream < 3; stream++) {
        boolean piped =
            redirects.get(stream).equals(Redirect.PIPE) && !(stream == 2 && errorsToOutput);
        pipes.add(piped ? Pipe.open(stream == 0) : Pipe.none());
      }
    } catch (IOException | RuntimeException e) {
      closeChildEnds();
      closeOurEnds();
      throw e;
    }
  }

  /** Our ends: of the program's input, its output and its errors. */
  List<Pipe> pipes() {
    return pipes;
  }

  /** Closes our ends, if the program was never started. */
  void closeOurEnds() throws IOException {
    for (Pipe pipe : pipes) {
      pipe.closeOurEnd();
    }
  }

  /** Closes the program's ends, so that ours see when it has gone. */
  void closeChildEnds() {
    pipes.forEach(Pipe::closeChildEnd);
  }

  /**
   * Starts the program from the calling thread.
   *
   * @return its process identifier, or the negated error number
   */
  int start() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment actions = arena.allocate(OPAQUE, 16);
      MemorySegment attributes = arena.allocate(OPAQUE, 16);
      MemorySegment pid = arena.allocate(ValueLayout.JAVA_INT);
      call(Libc.ACTIONS_INIT, actions);
      try {
        call(Libc.ATTRIBUTES_INIT, attributes);
        // The JVM's threads block signals that the program may want.
        call(Libc.SET_FLAGS, attributes, SETSIGMASK);
        call(Libc.SET_MASK, attributes, arena.allocate(128, 8));
        describe(actions, arena);
        MemorySegment program = arena.allocateFrom(command.getFirst());
        int failure =
            call(
                Libc.SPAWN,
                pid,
                program,
                actions,
                attributes,
                array(command, arena),
                array(environment, arena));
        return failure == 0 ? pid.get(ValueLayout.JAVA_INT, 0) : -failure;
      } finally {
        call(Libc.ACTIONS_DESTROY, actions);
      }
    }
  }

  private void describe(MemorySegment actions, Arena arena) {
    for (int stream = 0; stream < 3; stream++) {
      Redirect redirect = redirects.get(stream);
      if (stream == 2 && errorsToOutput) {
        call(Libc.ADD_DUP, actions, 1, 2);
      } else if (redirect.equals(Redirect.PIPE)) {
        call(Libc.ADD_DUP, actions, pipes.get(stream).childEnd(), stream);
      } else if (!redirect.equals(Redirect.INHERIT)) {
        call(Libc.ADD_OPEN, actions, stream, path(redirect, arena), flags(redirect), 0600);
      }
    }
    call(Libc.ADD_CLOSE_FROM, actions, 3);
    call(Libc.ADD_DIRECTORY, actions, arena.allocateFrom(directory.getPath()));
  }

  private static MemorySegment path(Redirect redirect, Arena arena) {
    return arena.allocateFrom(redirect.file().getAbsolutePath());
  }

  private static int flags(Redirect redirect) {
    return switch (redirect.type()) {
      case READ -> 0;
      case WRITE -> WRONLY | CREATE | TRUNCATE;
      case APPEND -> WRONLY | CREATE | APPEND;
      default -> throw new IllegalArgumentException("no such redirect: " + redirect);
    };
  }

  private static String assignment(Map.Entry<String, String> variable) {
    return variable.getKey() + "=" + variable.getValue();
  }

  private static MemorySegment array(List<String> texts, Arena arena) {
    MemorySegment array = arena.allocate(ValueLayout.ADDRESS, texts.size() + 1L);
    IntStream.range(0, texts.size())
        .forEach(i -> array.setAtIndex(ValueLayout.ADDRESS, i, arena.allocateFrom(texts.get(i))));
    return array;
  }

  private static int call(MethodHandle function, Object... arguments) {
    try {
      return (int) function.invokeWithArguments(arguments);
    } catch (Throwable impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Bound when they are first needed, so that their absence is noticed before that. */
  private static final class Libc {

    static final MemoryLayout INT = ValueLayout.JAVA_INT;
    static final MemoryLayout POINTER = ValueLayout.ADDRESS;

    static final MethodHandle ACTIONS_INIT = function("posix_spawn_file_actions_init", POINTER);
    static final MethodHandle ACTIONS_DESTROY =
        function("posix_spawn_file_actions_destroy", POINTER);
    static final MethodHandle ADD_DUP =
        function("posix_spawn_file_actions_adddup2", POINTER, INT, INT);
    static final MethodHandle ADD_OPEN =
        function("posix_spawn_file_actions_addopen", POINTER, INT, POINTER, INT, INT);
    static final MethodHandle ADD_DIRECTORY =
        function("posix_spawn_file_actions_addchdir_np", POINTER, POINTER);
    static final MethodHandle ADD_CLOSE_FROM =
        function("posix_spawn_file_actions_addclosefrom_np", POINTER, INT);
    static final MethodHandle ATTRIBUTES_INIT = function("posix_spawnattr_init", POINTER);
    static final MethodHandle SET_FLAGS =
        function("posix_spawnattr_setflags", POINTER, ValueLayout.JAVA_SHORT);
    static final MethodHandle SET_MASK = function("posix_spawnattr_setsigmask", POINTER, POINTER);
    static final MethodHandle SPAWN =
        function("posix_spawnp", POINTER, POINTER, POINTER, POINTER, POINTER, POINTER);

    private static MethodHandle function(String name, MemoryLayout... arguments) {
      return Kernel.function(name, FunctionDescriptor.of(ValueLayout.JAVA_INT, arguments));
    }
  }
}
