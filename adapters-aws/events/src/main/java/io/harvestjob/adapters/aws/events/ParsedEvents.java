package io.harvestjob.adapters.aws.events;

import static java.util.stream.Collectors.joining;

import io.harvestjob.domain.HarvestJobNotification;
import java.util.List;

/**
 * What a text was found to hold. Immutable and thread-safe.
 *
 * <p>Pass on the notifications first, and then call {@link #requireWellFormed}: a batch that a
 * queue delivers again because one of its events is broken does no harm, because a notification
 * that comes twice has no further effect.
 *
 * @param notifications the notifications, in the order of the text
 * @param malformed the events that claim to be notifications and are broken; each says in which
 *     record, and what is wrong there
 */
public record ParsedEvents(
    List<HarvestJobNotification> notifications, List<MalformedEventException> malformed) {

  /** Copies the lists. */
  public ParsedEvents {
    notifications = List.copyOf(notifications);
    malformed = List.copyOf(malformed);
  }

  /**
   * Does nothing if no event is broken.
   *
   * @throws MalformedEventException naming all that are
   */
  public void requireWellFormed() {
    if (!malformed.isEmpty()) {
      throw new MalformedEventException(
          malformed.stream().map(Throwable::getMessage).collect(joining("; ")));
    }
  }
}
