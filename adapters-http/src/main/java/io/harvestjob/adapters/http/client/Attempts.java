package io.harvestjob.adapters.http.client;

import io.harvestjob.adapters.http.wire.AnswerReader;
import io.harvestjob.adapters.http.wire.WireAnswer;
import io.harvestjob.domain.HarvestJobException;
import io.harvestjob.domain.HarvestJobId;
import io.micronaut.http.client.RawHttpClient;
import java.time.Duration;
import java.util.function.Supplier;

/** Asks once each; the first attempt is number 1. */
final class Attempts {

  private final Supplier<RawHttpClient> client;
  private final HttpSettings settings;
  private final Requests requests;
  private final Backoff backoff;
  private final AnswerReader reader = new AnswerReader();

  Attempts(
      Supplier<RawHttpClient> client, HttpSettings settings, Requests requests, Backoff backoff) {
    this.client = client;
    this.settings = settings;
    this.requests = requests;
    this.backoff = backoff;
  }

  Attempt make(int number, HarvestJobId id, Deadline deadline) {
    WireAnswer answer;
    try {
      answer = ask(id, deadline);
    } catch (HarvestJobException e) {
      return failed(e, backoff.pauseAfter(number, Duration.ZERO), deadline);
    }
    try {
      return new Attempt.Succeeded(reader.read(id, answer));
    } catch (HarvestJobException e) {
      return failed(e, backoff.pauseAfter(number, RetryAfter.askedBy(answer)), deadline);
    }
  }

  private WireAnswer ask(HarvestJobId id, Deadline deadline) {
    return new Exchange(requests.describe(id))
        .over(client.get(), deadline.leftAtMost(settings.attemptTimeout()));
  }

  private static Attempt failed(HarvestJobException error, Duration pause, Deadline deadline) {
    return new Attempt.Failed(error, pause, deadline.leavesTimeAfter(pause));
  }
}
