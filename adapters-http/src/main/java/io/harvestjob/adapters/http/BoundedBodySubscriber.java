package io.harvestjob.adapters.http;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import io.micronaut.http.exceptions.BufferLengthExceededException;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.TimeoutException;

/** Receives a body of a greatest length. The connection of one that is given up is closed. */
final class BoundedBodySubscriber implements BodySubscriber<BoundedBodySubscriber> {

  private final CompletableFuture<byte[]> body = new CompletableFuture<>();
  private final ByteArrayOutputStream received = new ByteArrayOutputStream();
  private final int maxLength;

  BoundedBodySubscriber(int maxLength) {
    this.maxLength = maxLength;
  }

  byte[] await(CallDeadline deadline)
      throws ExecutionException, TimeoutException, InterruptedException {
    try {
      return body.get(deadline.left().toNanos(), NANOSECONDS);
    } finally {
      body.cancel(true);
    }
  }

  /** Does not wait for the body, because the JDK's wait has no end. */
  @Override
  public CompletionStage<BoundedBodySubscriber> getBody() {
    return CompletableFuture.completedFuture(this);
  }

  @Override
  public void onSubscribe(Subscription subscription) {
    CompletableFuture<?> unused =
        body.whenComplete(
            (bytes, failure) -> {
              if (failure != null) {
                subscription.cancel();
              }
            });
    subscription.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(List<ByteBuffer> parts) {
    parts.forEach(this::append);
  }

  private void append(ByteBuffer part) {
    int length = received.size() + part.remaining();
    if (length > maxLength) {
      body.completeExceptionally(new BufferLengthExceededException(maxLength, length));
      return;
    }
    byte[] bytes = new byte[part.remaining()];
    part.get(bytes);
    received.writeBytes(bytes);
  }

  @Override
  public void onError(Throwable failure) {
    body.completeExceptionally(failure);
  }

  @Override
  public void onComplete() {
    body.complete(received.toByteArray());
  }
}
