package io.harvestjob.adapters.http.protocol;

import io.micronaut.core.convert.ConversionService;
import io.micronaut.http.simple.SimpleHttpHeaders;
import java.util.Map;

/** Creates responses as a client of Micronaut's would receive them. */
public final class DescribeResponseFactory {

  private DescribeResponseFactory() {}

  public static DescribeResponse create(int httpStatus, Map<String, String> headers, byte[] body) {
    return new DescribeResponse(
        httpStatus, new SimpleHttpHeaders(headers, ConversionService.SHARED), body);
  }
}
