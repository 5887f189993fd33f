package io.harvestjob.testkit.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An HTTP/1.1 answer, well-formed until it is told otherwise. Immutable and thread-safe: each
 * method gives a new one.
 */
public final class HttpAnswer implements ScriptedAnswer {

  private static final String LENGTH = "Content-Length";

  private final int status;
  private final Map<String, String> headers;
  private final byte[] body;

  private HttpAnswer(int status, Map<String, String> headers, byte[] body) {
    this.status = status;
    this.headers = headers;
    this.body = body;
  }

  /** An answer with this body, its length, and no other header. */
  public static HttpAnswer of(int status, byte[] body) {
    return new HttpAnswer(status, Map.of(LENGTH, String.valueOf(body.length)), body.clone());
  }

  /** An answer of JSON in UTF-8. */
  public static HttpAnswer json(int status, String body) {
    return of(status, body.getBytes(UTF_8)).with("Content-Type", "application/json");
  }

  /** Adds a header, or replaces the one whose name is written the same. */
  public HttpAnswer with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new HttpAnswer(status, more, body);
  }

  /** Tells the client that no more requests are answered on the connection, and closes it. */
  public ScriptedAnswer closing() {
    return with("Connection", "close").thenClose();
  }

  /** Claims another length than the body has, and closes the connection. */
  public ScriptedAnswer claimingLength(int length) {
    return with(LENGTH, String.valueOf(length)).thenClose();
  }

  /** Claims no length: the body ends where the connection does. */
  public ScriptedAnswer withoutLength() {
    return without(LENGTH).closing();
  }

  /** The body in one chunk. */
  public ScriptedAnswer chunked() {
    return framed("0\r\n\r\n");
  }

  /** The body in one chunk; the chunk that ends it never comes, for the connection is closed. */
  public ScriptedAnswer chunkedWithoutEnd() {
    return framed("").thenClose();
  }

  /** The same bytes, head and body, in about so many parts. */
  public ScriptedAnswer inParts(int parts, Duration gap) {
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
  public void give(ClientConnection client) throws IOException {
    client.send(bytes());
  }

  private HttpAnswer framed(String end) {
    byte[] chunk =
        joined(ascii(Integer.toHexString(body.length) + "\r\n"), body, ascii("\r\n" + end));
    return new HttpAnswer(status, without(LENGTH).headers, chunk)
        .with("Transfer-Encoding", "chunked");
  }

  private HttpAnswer without(String name) {
    Map<String, String> fewer = new LinkedHashMap<>(headers);
    fewer.remove(name);
    return new HttpAnswer(status, fewer, body);
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
