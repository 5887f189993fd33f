package io.harvestjob.adapters.http;

import static io.harvestjob.testkit.HarvestJobBuilder.aHarvestJob;
import static org.assertj.core.api.Assertions.assertThat;

import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.fixtures.StubServer;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Micronaut's client of the JDK engine ends its connections when it is garbage-collected only. */
@Timeout(20)
class ConnectionClosingTest {

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "JDK")
  void endsItsConnectionsWhenClosed(HttpEngine engine) {
    try (StubServer server =
        StubServer.returning(MediaPackageStubResponseFactory.of(aHarvestJob().build()))) {
      HttpHarvestJobRepository repository = engine.repository(HttpSettings.of(server.endpoint()));
      repository.get(new HarvestJobId("job-1"));
      repository.close();

      while (server.openConnections() > 0) {
        assertThat(Thread.interrupted()).as("timed out").isFalse();
        Thread.onSpinWait();
      }
    }
  }
}
