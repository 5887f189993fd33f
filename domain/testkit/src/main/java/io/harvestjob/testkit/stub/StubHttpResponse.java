package io.harvestjob.testkit.stub;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An HTTP/1.1 response of a {@link StubServer}, well-formed unless a method breaks it. Immutable
 * and thread-safe: each method returns a new response.
 */
public final class StubHttpResponse implements StubBehaviour {

  private static final String LENGTH = "Content-Length";

  private final int status;
  private final Map<String, String> headers;
  private final byte[] body;

  private StubHttpResponse(int status, Map<String, String> headers, byte[] body) {
    this.status = status;
    this.headers = headers;
    this.body = body;
  }

  /** Returns a response with a body and a {@code Content-Length}, and no other header. */
  public static StubHttpResponse of(int status, byte[] body) {
    return new StubHttpResponse(status, Map.of(LENGTH, String.valueOf(body.length)), body.clone());
  }

  /** Returns a response with a JSON body in UTF-8. */
  public static StubHttpResponse json(int status, String body) {
    return of(status, body.getBytes(UTF_8)).with("Content-Type", "application/json");
  }

  /** Adds a header, or replaces the header with the same name in the same case. */
  public StubHttpResponse with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new StubHttpResponse(status, more, body);
  }

  /** Sends {@code Connection: close} and closes the connection. */
  public StubBehaviour closing() {
    return with("Connection", "close").thenClose();
  }

  /** Sends a {@code Content-Length} that differs from the body, and closes the connection. */
  public StubBehaviour claimingLength(int length) {
    return with(LENGTH, String.valueOf(length)).thenClose();
  }

  /** Sends no {@code Content-Length}; the body ends where the connection does. */
  public StubBehaviour withoutLength() {
    return without(LENGTH).closing();
  }

  /** Sends the body in one chunk. */
  public StubBehaviour chunked() {
    return framed("0\r\n\r\n");
  }

  /** Sends the body in one chunk, and closes the connection without the last chunk. */
  public StubBehaviour chunkedWithoutEnd() {
    return framed("").thenClose();
  }

  /**
   * Sends the same bytes, headers and body, in several parts.
   *
   * @param parts about how many parts
   * @param gap the pause before each part
   */
  public StubBehaviour inParts(int parts, Duration gap) {
    byte[] bytes = bytes();
    int size = Math.max(1, bytes.length / parts);
    return client -> {
      for (int from = 0; from < bytes.length; from += size) {
        client.pause(gap);
        client.send(bytes, from, Math.min(size, bytes.length - from));
      }
    };
  }

  @Override
  public void sendTo(StubConnection client) throws IOException {
    client.send(bytes());
  }

  private StubHttpResponse framed(String end) {
    byte[] chunk =
        joined(ascii(Integer.toHexString(body.length) + "\r\n"), body, ascii("\r\n" + end));
    return new StubHttpResponse(status, without(LENGTH).headers, chunk)
        .with("Transfer-Encoding", "chunked");
  }

  private StubHttpResponse without(String name) {
    Map<String, String> fewer = new LinkedHashMap<>(headers);
    fewer.remove(name);
    return new StubHttpResponse(status, fewer, body);
  }

  private byte[] bytes() {
    String fields =
        headers.entrySet().stream()
            .map(header -> header.getKey() + ": " + header.getValue() + "\r\n")
            .collect(joining());
    return joined(ascii("HTTP/1.1 " + status + " \r\n" + fields + "\r\n"), body);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(US_ASCII);
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      joined.writeBytes(part);
    }
    return joined.toByteArray();
  }
}
