package io.harvestjob.application;

/** When a job is polled next. Times are nanoseconds. */
final class NextPoll {

  private static final long LONG_AGO = Long.MIN_VALUE / 2;
  private static final long AT_ONCE = LONG_AGO;

  private long due;
  private long notBefore;
  private long lastBegan = LONG_AGO;
  private boolean inFlight;

  NextPoll(long now) {
    due = now;
    notBefore = now;
  }

  long due() {
    return due;
  }

  /** Whether it goes before all others: a last poll, or one that a notification asks for. */
  boolean isUrgent() {
    return due == AT_ONCE;
  }

  boolean isInFlight() {
    return inFlight;
  }

  long lastBegan() {
    return lastBegan;
  }

  /** The time before which the service asked not to be polled for the job. */
  long notBefore() {
    return notBefore;
  }

  void pauseUntil(long time) {
    notBefore = time;
  }

  void begin(long now) {
    inFlight = true;
    due = now;
    lastBegan = now;
  }

  void end() {
    inFlight = false;
  }

  /** Makes it due at once; while one is in flight, after that. */
  void hurry(long now) {
    due = inFlight || notBefore <= now ? AT_ONCE : notBefore;
  }

  void schedule(long time) {
    due = Math.max(notBefore, time);
  }

  void noLaterThan(long afterLast) {
    due = Math.min(due, Math.max(notBefore, lastBegan + afterLast));
  }

  void noSoonerThan(long afterLast) {
    due = isUrgent() ? due : Math.max(due, lastBegan + afterLast);
  }
}
