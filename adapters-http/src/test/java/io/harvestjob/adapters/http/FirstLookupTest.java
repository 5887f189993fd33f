package io.harvestjob.adapters.http;

import static io.harvestjob.testkit.HarvestJobBuilder.aHarvestJob;
import static org.assertj.core.api.Assertions.assertThat;

import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.fixtures.StubServer;
import java.io.File;
import java.lang.reflect.Constructor;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The first lookup in a JVM waits for all classes that it loads. */
@Timeout(20)
class FirstLookupTest {

  @Test
  void loadsNothingThatSearchesAllJarsForServices() throws Exception {
    assertThat(isLoadedByALookup("io.micronaut.core.convert.DefaultMutableConversionService"))
        .isFalse();
  }

  @Test
  void loadsOfJacksonTheParserOnly() throws Exception {
    assertThat(isLoadedByALookup("com.fasterxml.jackson.core.JsonFactory")).isTrue();
    assertThat(isLoadedByALookup("com.fasterxml.jackson.databind.ObjectMapper")).isFalse();
  }

  private static boolean isLoadedByALookup(String name) throws Exception {
    try (StubServer server =
            StubServer.returning(MediaPackageStubResponseFactory.of(aHarvestJob().build()));
        FreshClassLoader loader = new FreshClassLoader()) {
      loader.lookup().accept(server.endpoint());
      return loader.hasLoaded(name);
    }
  }

  /** Looks a job up. The class loader has one of its own. */
  static final class Lookup implements Consumer<URI> {

    @Override
    public void accept(URI endpoint) {
      try (HttpHarvestJobRepository repository =
          HttpEngine.CALLER_THREAD.repository(HttpSettings.of(endpoint))) {
        repository.get(new HarvestJobId("job-1"));
      }
    }
  }

  /** Loads all classes but the JDK's anew, as a JVM that has just started does. */
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
      Constructor<?> constructor = loadClass(Lookup.class.getName()).getDeclaredConstructor();
      constructor.setAccessible(true);
      return (Consumer<URI>) constructor.newInstance();
    }

    boolean hasLoaded(String name) {
      return findLoadedClass(name) != null;
    }
  }
}
