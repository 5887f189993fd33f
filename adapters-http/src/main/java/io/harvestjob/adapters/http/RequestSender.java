package io.harvestjob.adapters.http;

import io.harvestjob.adapters.http.protocol.MediaPackageResponse;
import java.io.Closeable;
import reactor.core.publisher.Mono;

/** Sends requests and receives complete responses, within a length. Thread-safe. */
interface RequestSender extends Closeable {

  /** Returns the response to a request that is sent on subscription, and given up on a cancel. */
  Mono<MediaPackageResponse> send(DescribeRequest request);
}
