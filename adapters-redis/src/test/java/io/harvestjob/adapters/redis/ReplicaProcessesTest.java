package io.harvestjob.adapters.redis;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Four JVMs ask for the same ten running jobs as fast as they can, and one of them is killed. */
@Timeout(120)
class ReplicaProcessesTest {

  private static final int JOBS = 10;
  private static final double LOOKUPS_PER_SECOND = 5;

  private final RedisServerProcess redis = RedisServerProcess.start();
  private final String namespace = UUID.randomUUID().toString();
  private final BlockingQueue<Call> calls = new LinkedBlockingQueue<>();
  private final HttpServer service = startService();
  private final List<Process> replicas = new ArrayList<>();

  private record Call(String path, long nanoTime) {}

  private HttpServer startService() {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
      server.createContext("/", this::respond);
      server.start();
      return server;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private void respond(HttpExchange exchange) throws IOException {
    calls.add(new Call(exchange.getRequestURI().getPath(), System.nanoTime()));
    exchange.sendResponseHeaders(204, -1);
    exchange.close();
  }

  @AfterEach
  void stop() {
    replicas.forEach(Process::destroyForcibly);
    service.stop(0);
    redis.close();
  }

  @Test
  void stayWithinTheBudgetAndNeglectNoJob() throws Exception {
    for (int n = 0; n < 4; n++) {
      replicas.add(startReplica());
    }
    takeCalls(20);

    List<Call> observed = new ArrayList<>(takeCalls(25));
    replicas.get(0).destroyForcibly();
    observed.addAll(takeCalls(35));

    assertThat(rate(observed)).isLessThan(LOOKUPS_PER_SECOND * 1.1);
    assertThat(mostCallsBetweenTwoForAJob(observed)).isLessThan(JOBS * 3);
  }

  private Process startReplica() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-Xmx64m",
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            ReplicaMain.class.getName(),
            redis.url(),
            namespace,
            "http://127.0.0.1:" + service.getAddress().getPort(),
            String.valueOf(JOBS))
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private List<Call> takeCalls(int number) throws InterruptedException {
    List<Call> taken = new ArrayList<>();
    while (taken.size() < number) {
      Call call = calls.poll(20, TimeUnit.SECONDS);
      assertThat(call).as("call %d of %d", taken.size(), number).isNotNull();
      taken.add(call);
    }
    return taken;
  }

  private static double rate(List<Call> calls) {
    long nanos = calls.get(calls.size() - 1).nanoTime() - calls.get(0).nanoTime();
    return (calls.size() - 1) * 1e9 / nanos;
  }

  /** Counted rather than timed, for the machine may be slow. */
  private static int mostCallsBetweenTwoForAJob(List<Call> calls) {
    Map<String, Integer> last = new HashMap<>();
    IntStream.range(0, JOBS).forEach(n -> last.put("/job-" + n, -1));
    int most = 0;
    for (int n = 0; n < calls.size(); n++) {
      most = Math.max(most, n - requireNonNull(last.put(calls.get(n).path(), n)));
    }
    return Math.max(most, calls.size() - Collections.min(last.values()));
  }
}
