package io.harvestjob.adapters.aws.events;

import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.HarvestJobNotification;
import io.harvestjob.domain.HarvestJobStatus;
import io.harvestjob.domain.HarvestJobTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads EventBridge events of type {@value #DETAIL_TYPE} (documented). Their ARN is not read: in
 * the documented example it names another service. Thread-safe.
 */
public final class HarvestJobEvents {

  /** The {@code source} of the events. */
  public static final String SOURCE = "aws.mediapackage";

  /** The {@code detail-type} of the events. */
  public static final String DETAIL_TYPE = "MediaPackage HarvestJob Notification";

  /** The longest event that is read, in characters; longer ones are assumed not to come. */
  public static final int MAX_LENGTH = 1024 * 1024;

  private static final String ID = "/detail/harvest_job/id";

  /** Reads events. */
  public HarvestJobEvents() {}

  /**
   * What {@code event} says; empty if it is an event of another source or type.
   *
   * @param event as EventBridge delivers it, in JSON
   * @throws MalformedEventException naming what is wrong, and where
   */
  public Optional<HarvestJobNotification> read(String event) {
    if (event.length() > MAX_LENGTH) {
      throw new MalformedEventException(
          "the event has %d characters, more than %d".formatted(event.length(), MAX_LENGTH));
    }
    EventParser fields = EventParser.read(event);
    return isOurs(fields) ? Optional.of(notification(fields)) : Optional.empty();
  }

  private static boolean isOurs(EventParser fields) {
    boolean ourSource = fields.require("/source").equals(SOURCE);
    return fields.require("/detail-type").equals(DETAIL_TYPE) && ourSource;
  }

  private static HarvestJobNotification notification(EventParser fields) {
    return new HarvestJobNotification(
        id(fields.require(ID)),
        new HarvestJobStatus(fields.require("/detail/harvest_job/status")),
        fields.find("/detail/message"),
        time(fields.find("/time")));
  }

  private static HarvestJobId id(String id) {
    try {
      return new HarvestJobId(id);
    } catch (IllegalArgumentException invalid) {
      throw new MalformedEventException(ID + ": " + invalid.getMessage(), invalid);
    }
  }

  private static @Nullable HarvestJobTime time(@Nullable String time) {
    return time == null ? null : new HarvestJobTime(time);
  }
}
