package io.harvestjob.adapters.http;

import io.micronaut.core.convert.ConversionService;
import io.micronaut.core.convert.value.MutableConvertibleValues;
import io.micronaut.core.convert.value.MutableConvertibleValuesMap;
import io.micronaut.core.io.buffer.ByteArrayBufferFactory;
import io.micronaut.http.ByteBodyHttpResponse;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.body.ByteBodyFactory;
import io.micronaut.http.body.CloseableByteBody;
import io.micronaut.http.client.jdk.HttpHeadersAdapter;
import java.util.Optional;

/**
 * A complete response of the JDK's client. The factory of Micronaut's own responses looks through
 * all jars for another one first.
 */
final class ReceivedResponse implements ByteBodyHttpResponse<byte[]> {

  private static final ByteBodyFactory BODIES =
      ByteBodyFactory.createDefault(ByteArrayBufferFactory.INSTANCE);

  private final int code;
  private final HttpHeaders headers;
  private final CloseableByteBody body;
  private final MutableConvertibleValues<Object> attributes = new MutableConvertibleValuesMap<>();

  ReceivedResponse(java.net.http.HttpResponse<?> head, byte[] body) {
    this.code = head.statusCode();
    this.headers = new HttpHeadersAdapter(head.headers(), ConversionService.SHARED);
    this.body = BODIES.adapt(body);
  }

  @Override
  public int code() {
    return code;
  }

  /** The JDK's client does not tell it. */
  @Override
  public String reason() {
    return "";
  }

  @Override
  public HttpHeaders getHeaders() {
    return headers;
  }

  @Override
  public MutableConvertibleValues<Object> getAttributes() {
    return attributes;
  }

  /** Nobody has decoded the body. */
  @Override
  public Optional<byte[]> getBody() {
    return Optional.empty();
  }

  @Override
  public CloseableByteBody byteBody() {
    return body;
  }

  @Override
  public void close() {
    body.close();
  }
}
