package io.harvestjob.adapters.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.lang.ref.WeakReference;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A server in a class loader of its own, as a host that redeploys its applications has it. */
class ClassLoaderLeakTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** Threads that the JVM starts once, for whoever needs them first, and keeps. */
  private static final String OF_THE_JVM = "ForkJoinPool\\.commonPool.*|VirtualThread-unblocker";

  @Test
  void leavesNeitherAThreadNorAClassLoaderBehind() throws Exception {
    Set<Thread> before = Thread.getAllStackTraces().keySet();

    WeakReference<ClassLoader> loader = startAndCloseInALoaderOfItsOwn();

    await(() -> threads().allMatch(before::contains));
    await(
        () -> {
          System.gc();
          return loader.refersTo(null);
        });
  }

  private static Stream<Thread> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> !thread.getName().matches(OF_THE_JVM));
  }

  private static WeakReference<ClassLoader> startAndCloseInALoaderOfItsOwn() throws Exception {
    ClassLoader caller = Thread.currentThread().getContextClassLoader();
    try (URLClassLoader loader =
        new URLClassLoader(classPath(), ClassLoader.getPlatformClassLoader())) {
      Thread.currentThread().setContextClassLoader(loader);
      Class.forName(ServedLookup.class.getName(), true, loader)
          .asSubclass(Runnable.class)
          .getDeclaredConstructor()
          .newInstance()
          .run();
      return new WeakReference<>(loader);
    } finally {
      Thread.currentThread().setContextClassLoader(caller);
    }
  }

  private static URL[] classPath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(ClassLoaderLeakTest::url)
        .toArray(URL[]::new);
  }

  private static URL url(String path) {
    try {
      return new File(path).toURI().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static void await(BooleanSupplier condition) {
    Instant deadline = Instant.now().plus(PATIENCE);
    while (!condition.getAsBoolean()) {
      assertThat(Instant.now())
          .as(() -> "threads: " + Thread.getAllStackTraces().keySet())
          .isBefore(deadline);
      Thread.onSpinWait();
    }
  }

  /** Starts a server, looks a job up, reads the metrics, and closes the server. */
  public static final class ServedLookup implements Runnable {

    @Override
    public void run() {
      try (MediaPackageServer server =
          MediaPackageServer.start(
              query -> {
                throw new IllegalStateException("no job");
              },
              LoopbackSettings.DEFAULTS)) {
        for (String target : new String[] {"/harvest_jobs/a", "/health", "/prometheus"}) {
          assertThat(SocketHttpClient.get(server.uri(), target).text()).startsWith("HTTP/1.1 ");
        }
      }
    }
  }
}
