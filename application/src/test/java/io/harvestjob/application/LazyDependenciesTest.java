package io.harvestjob.application;

import static io.harvestjob.domain.HarvestJobStatus.SUCCEEDED;
import static io.harvestjob.testkit.HarvestJobBuilder.aHarvestJob;
import static org.assertj.core.api.Assertions.assertThat;

import io.harvestjob.application.AwaitHarvestJob.Query;
import io.harvestjob.testkit.InMemoryHarvestJobRepository;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** What is only loaded when it is needed, or may be missing. */
class LazyDependenciesTest {

  private static final String VALIDATOR = "org.hibernate.validator.HibernateValidator";

  @Test
  void describingAValidIdStartsNoValidator() throws Exception {
    FreshClassLoader classes = new FreshClassLoader();

    assertThat(classes.call(DescribesAJob.class)).isEqualTo(1);
    assertThat(classes.requested).doesNotContain(VALIDATOR);
  }

  @Test
  void waitsWithoutCaffeine() throws Exception {
    FreshClassLoader classes = new FreshClassLoader("com.github.benmanes.caffeine");

    assertThat(classes.call(AwaitsAJob.class)).isEqualTo(1);
  }

  /** Returns how often the repository was called. */
  public static final class DescribesAJob implements Callable<Integer> {
    @Override
    public Integer call() {
      InMemoryHarvestJobRepository jobs = new InMemoryHarvestJobRepository(aHarvestJob().build());
      new DescribeHarvestJobService(jobs).describe(new DescribeHarvestJob.Query("job-1"));
      return jobs.lookups().size();
    }
  }

  /** Returns how often the repository was called. */
  public static final class AwaitsAJob implements Callable<Integer> {
    @Override
    public Integer call() {
      InMemoryHarvestJobRepository jobs =
          new InMemoryHarvestJobRepository(aHarvestJob().withStatus(SUCCEEDED).build());
      try (AwaitHarvestJobService service = new AwaitHarvestJobService(jobs)) {
        service.await(new Query("job-1", Duration.ofMinutes(1)));
      }
      return jobs.lookups().size();
    }
  }

  /** Loads the classes of this package anew, and finds none in the absent package. */
  private static final class FreshClassLoader extends ClassLoader {

    private final Set<String> requested = new HashSet<>();
    private final String absentPackage;

    FreshClassLoader() {
      this("none");
    }

    FreshClassLoader(String absentPackage) {
      super(LazyDependenciesTest.class.getClassLoader());
      this.absentPackage = absentPackage;
    }

    Object call(Class<? extends Callable<?>> type) throws Exception {
      return ((Callable<?>) loadClass(type.getName()).getDeclaredConstructor().newInstance())
          .call();
    }

    @Override
    protected synchronized Class<?> loadClass(String name, boolean resolve)
        throws ClassNotFoundException {
      requested.add(name);
      if (name.startsWith(absentPackage)) {
        throw new ClassNotFoundException(name);
      }
      return name.startsWith("io.harvestjob.application.")
          ? loadAnew(name)
          : super.loadClass(name, resolve);
    }

    private Class<?> loadAnew(String name) throws ClassNotFoundException {
      Class<?> loaded = findLoadedClass(name);
      return loaded == null ? findClass(name) : loaded;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      try (InputStream file = getResourceAsStream(name.replace('.', '/') + ".class")) {
        byte[] bytes = file.readAllBytes();
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
  }
}
