package io.harvestjob.adapters.http.protocol;

import io.micronaut.core.convert.ConversionService;
import io.micronaut.http.simple.SimpleHttpHeaders;
import java.util.Map;

/** Creates responses as a client of Micronaut's would receive them. */
public final class MediaPackageResponseFactory {

  private MediaPackageResponseFactory() {}

  public static MediaPackageResponse create(
      int httpStatus, Map<String, String> headers, byte[] body) {
    return new MediaPackageResponse(
        httpStatus, new SimpleHttpHeaders(headers, ConversionService.SHARED), body);
  }
}
