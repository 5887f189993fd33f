package io.harvestjob.adapters.http;

import static io.harvestjob.testkit.HarvestJobBuilder.aHarvestJob;
import static org.assertj.core.api.Assertions.assertThat;

import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.fixtures.StubServer;
import java.io.File;
import java.lang.ref.WeakReference;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A repository that has been closed leaves nothing behind, however often one is opened. */
@Timeout(60)
class CloseTest {

  private static final int TIMES = 20;

  private final StubServer server =
      StubServer.returning(MediaPackageStubResponseFactory.of(aHarvestJob().build()));

  @Test
  void endsTheConnections() {
    openUseAndClose();

    awaitThat(() -> server.openConnections() == 0);
    assertThat(server.requests()).hasSize(TIMES);
  }

  @Test
  void endsTheThreads() {
    Set<Thread> before = Thread.getAllStackTraces().keySet();

    openUseAndClose();

    awaitThat(() -> threads().filter(name -> !before.contains(name)).findAny().isEmpty());
  }

  @Test
  void keepsNoGroupOfThreads() {
    openUseAndClose();

    awaitThat(
        () -> {
          System.gc(); // by which those of Java 19 and later end
          return groupsOfThreads() == 0;
        });
  }

  @Test
  void keepsNoClassLoader() throws Exception {
    List<WeakReference<ClassLoader>> loaders =
        Stream.generate(this::loaderThatOpenedUsedAndClosed).limit(3).toList();

    awaitThat(
        () -> {
          System.gc();
          return loaders.stream().allMatch(loader -> loader.get() == null);
        });
  }

  private void openUseAndClose() {
    for (int n = 0; n < TIMES; n++) {
      new Lookup().accept(server.endpoint());
    }
  }

  /** Returns those but the server's own. */
  private static Stream<Thread> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> !thread.getName().startsWith("stub-server"));
  }

  private static int groupsOfThreads() {
    ThreadGroup[] groups = new ThreadGroup[TIMES];
    int count = Thread.currentThread().getThreadGroup().enumerate(groups);
    return (int)
        Stream.of(groups)
            .limit(count)
            .filter(group -> group.getName().equals("harvestjob-http"))
            .count();
  }

  private WeakReference<ClassLoader> loaderThatOpenedUsedAndClosed() {
    try (FreshClassLoader loader = new FreshClassLoader()) {
      Thread.currentThread().setContextClassLoader(loader);
      loader.lookup().accept(server.endpoint());
      return new WeakReference<>(loader);
    } catch (Exception e) {
      throw new AssertionError(e);
    } finally {
      Thread.currentThread().setContextClassLoader(CloseTest.class.getClassLoader());
    }
  }

  private static void awaitThat(BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      assertThat(Thread.interrupted()).as("timed out").isFalse();
      Thread.onSpinWait();
    }
  }

  /** Looks a job up. A class loader has one of its own. */
  static final class Lookup implements Consumer<URI> {

    @Override
    public void accept(URI endpoint) {
      try (HttpHarvestJobRepository repository =
          new HttpHarvestJobRepository(HttpSettings.of(endpoint))) {
        repository.get(new HarvestJobId("job-1"));
      }
    }
  }

  /** Loads all classes but the JDK's anew, as an application in a container does. */
  private static final class FreshClassLoader extends URLClassLoader {

    FreshClassLoader() {
      super(classPath(), ClassLoader.getPlatformClassLoader());
    }

    private static URL[] classPath() {
      return Pattern.compile(File.pathSeparator)
          .splitAsStream(System.getProperty("java.class.path"))
          .map(FreshClassLoader::url)
          .toArray(URL[]::new);
    }

    private static URL url(String entry) {
      try {
        return Path.of(entry).toUri().toURL();
      } catch (MalformedURLException e) {
        throw new IllegalArgumentException(e);
      }
    }

    @SuppressWarnings("unchecked") // the class says so
    Consumer<URI> lookup() throws ReflectiveOperationException {
      var constructor = loadClass(Lookup.class.getName()).getDeclaredConstructor();
      constructor.setAccessible(true);
      return (Consumer<URI>) constructor.newInstance();
    }
  }
}
