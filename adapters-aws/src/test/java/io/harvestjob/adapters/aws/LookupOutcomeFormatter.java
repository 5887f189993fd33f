package io.harvestjob.adapters.aws;

import io.harvestjob.domain.HarvestJobException;
import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.HarvestJobRepository;
import io.harvestjob.domain.NoUsableResponseException;

/** Formats all that a caller gets from a lookup in one line. */
final class LookupOutcomeFormatter {

  private LookupOutcomeFormatter() {}

  static String format(HarvestJobRepository repository) {
    try {
      return repository.get(new HarvestJobId("job-1")).toString();
    } catch (HarvestJobException e) {
      return "%s %s %s %s: %s"
          .formatted(
              e.getClass().getSimpleName(),
              kind(e),
              e.httpStatus().isPresent() ? e.httpStatus().getAsInt() : "-",
              e.requestId().orElse("-"),
              e.getMessage());
    }
  }

  private static String kind(HarvestJobException e) {
    return e instanceof NoUsableResponseException none
        ? none.reason().name()
        : e.errorCode().orElse("-");
  }
}
