package io.harvestjob.adapters.http.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.util.Optional;

/** Sends bytes that no HTTP client can be made to send. */
final class SocketHttpClient {

  private static final int TIMEOUT_MILLIS = 20_000;

  private SocketHttpClient() {}

  /** Sends a request on a connection, which the caller closes. */
  static Socket open(URI server, String request) throws IOException {
    Socket socket = new Socket(server.getHost(), server.getPort());
    socket.setSoTimeout(TIMEOUT_MILLIS);
    socket.getOutputStream().write(request.getBytes(UTF_8));
    return socket;
  }

  /** Returns what the server sends until it closes, which each request has to ask for. */
  static Response send(URI server, String request) {
    try (Socket socket = open(server, request)) {
      return new Response(new String(socket.getInputStream().readAllBytes(), ISO_8859_1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Response get(URI server, String target, String... headers) {
    return request(server, "GET", target, headers);
  }

  static Response request(URI server, String method, String target, String... headers) {
    return send(
        server,
        "%s %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n%s\r\n"
            .formatted(method, target, lines(headers)));
  }

  private static String lines(String... headers) {
    return headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
  }

  /** All that the server sent. */
  record Response(String text) {

    int status() {
      return Integer.parseInt(text.split(" ", 3)[1]);
    }

    Optional<String> header(String name) {
      return head()
          .lines()
          .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
          .map(line -> line.substring(name.length() + 1).strip())
          .findFirst();
    }

    String body() {
      return text.substring(head().length()).strip();
    }

    private String head() {
      return text.split("\r\n\r\n", 2)[0];
    }
  }
}
