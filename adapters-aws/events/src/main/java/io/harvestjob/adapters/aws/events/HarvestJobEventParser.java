package io.harvestjob.adapters.aws.events;

import io.harvestjob.domain.HarvestJobNotification;
import java.util.List;

/**
 * Parses EventBridge events of type {@value #DETAIL_TYPE} (documented), bare or in the envelopes
 * that AWS services put around them: a notification of SNS, a message of SQS, SNS in SQS, the
 * {@code Records} that Lambda gets of both, and the arrays of EventBridge Pipes. The ARN of an
 * event is not read: in the documented example it names another service. Thread-safe.
 */
public final class HarvestJobEventParser {

  /** The {@code source} of the events. */
  public static final String SOURCE = "aws.mediapackage";

  /** The {@code detail-type} of the events. */
  public static final String DETAIL_TYPE = "MediaPackage HarvestJob Notification";

  /** The longest text that is read, in characters; longer ones are assumed not to come. */
  public static final int MAX_LENGTH = 1024 * 1024;

  /** Creates a parser. */
  public HarvestJobEventParser() {}

  /**
   * Returns the notifications that {@code text} holds, in its order. Events of another source or
   * type are left out, so the list may be empty.
   *
   * @param text an event in JSON, or an envelope with any number of events
   * @throws MalformedEventException naming what is wrong and where, if any event or envelope cannot
   *     be read
   */
  public List<HarvestJobNotification> parse(String text) {
    if (text.length() > MAX_LENGTH) {
      throw new MalformedEventException(
          "the event has %d characters, more than %d".formatted(text.length(), MAX_LENGTH));
    }
    return EventJsonParser.parse(text);
  }
}
