package io.harvestjob.adapters.aws.events;

/**
 * An event that claims to be a notification and cannot be read. The message names what is wrong and
 * where, without the event.
 */
public final class MalformedEventException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  MalformedEventException(String problem) {
    super(problem);
  }
}
