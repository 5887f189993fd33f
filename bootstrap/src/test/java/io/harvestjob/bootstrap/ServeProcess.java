package io.harvestjob.bootstrap;

import static java.util.Objects.requireNonNull;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code harvestjob serve} as a process of its own, on a free port. */
final class ServeProcess implements AutoCloseable {

  private final HttpClient http = HttpClient.newHttpClient();
  private final Process process;
  private final BufferedReader out;
  private final URI url;

  private ServeProcess(Process process) throws IOException {
    this.process = process;
    this.out = process.inputReader();
    this.url = URI.create(requireNonNull(out.readLine(), "the server ended before it was ready"));
  }

  static ServeProcess start(ExecutableRunner launcher, String... options) throws IOException {
    return new ServeProcess(
        launcher.start(
            Stream.concat(Stream.of("serve", "--port=0"), Stream.of(options))
                .toArray(String[]::new)));
  }

  URI url() {
    return url;
  }

  CompletableFuture<HttpResponse<String>> get(String path) {
    return http.sendAsync(
        HttpRequest.newBuilder(url.resolve(path)).build(), BodyHandlers.ofString());
  }

  CompletableFuture<HttpResponse<String>> postNotification(String secret, String event) {
    return http.sendAsync(
        HttpRequest.newBuilder(url.resolve("/notifications"))
            .header("x-harvestjob-secret", secret)
            .POST(BodyPublishers.ofString(event))
            .build(),
        BodyHandlers.ofString());
  }

  /** Sends SIGTERM, and leaves its output open, unlike {@link Process#destroy()}. */
  void terminate() {
    process.toHandle().destroy();
  }

  /** Waits until it has ended. */
  int exitCode() throws InterruptedException {
    return process.waitFor();
  }

  /** Returns what it printed after its URL, once it has ended. */
  String restOfOutput() {
    return out.lines().collect(Collectors.joining("\n"));
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
