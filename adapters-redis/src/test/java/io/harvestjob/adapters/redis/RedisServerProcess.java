package io.harvestjob.adapters.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import redis.clients.jedis.Connection;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.RedisClient;
import redis.embedded.core.ExecutableProvider;

/**
 * A real Redis on a free port of this machine: the one that embedded-redis carries, or that which
 * the system property {@code redis.executable} names.
 */
final class RedisServerProcess implements AutoCloseable {

  private static final File EXECUTABLE = executable();

  private final int port;
  private final List<String> arguments;
  private Process process;

  private RedisServerProcess(int port, String... arguments) {
    this.port = port;
    this.arguments = List.of(arguments);
    this.process = launch();
  }

  /** Starts a server that keeps nothing on disk. */
  static RedisServerProcess start(String... arguments) {
    return new RedisServerProcess(freePort(), arguments);
  }

  private Process launch() {
    List<String> command =
        new ArrayList<>(List.of(EXECUTABLE.getPath(), "--bind", "127.0.0.1", "--port", "" + port));
    command.addAll(List.of("--save", "", "--appendonly", "no", "--dir", tempDirectory()));
    command.addAll(arguments);
    try {
      Process started = new ProcessBuilder(command).redirectErrorStream(true).start();
      awaitReady(started);
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void awaitReady(Process started) throws IOException {
    StringBuilder log = new StringBuilder();
    BufferedReader output = started.inputReader();
    String line = output.readLine();
    while (line != null && !line.contains("eady to accept connections")) {
      log.append(line).append('\n');
      line = output.readLine();
    }
    if (line == null) {
      throw new IOException("redis-server ended: " + log);
    }
  }

  String url() {
    return "redis://127.0.0.1:" + port;
  }

  int port() {
    return port;
  }

  /** A client for the test itself; whoever calls closes it. */
  RedisClient client() {
    return RedisClient.create("127.0.0.1", port);
  }

  /** Sends a command for which the client has no method, and returns the response. */
  String execute(Protocol.Command command, String... arguments) {
    try (Connection connection = new Connection("127.0.0.1", port)) {
      connection.sendCommand(command, arguments);
      Object response = connection.getOne();
      return response instanceof byte[] text ? new String(text, UTF_8) : String.valueOf(response);
    }
  }

  void kill() {
    process.destroyForcibly();
    process.onExit().join();
  }

  void restart() {
    process = launch();
  }

  /** The server stops to respond, but its connections stay. */
  void pause() {
    signal("-STOP");
  }

  void resume() {
    signal("-CONT");
  }

  private void signal(String signal) {
    try {
      new ProcessBuilder("kill", signal, String.valueOf(process.pid()))
          .inheritIO()
          .start()
          .waitFor(10, TimeUnit.SECONDS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    kill();
  }

  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static File executable() {
    String configured = System.getProperty("redis.executable");
    try {
      return configured == null
          ? ExecutableProvider.newJarResourceProvider().get()
          : new File(configured);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String tempDirectory() {
    return System.getProperty("java.io.tmpdir");
  }
}
