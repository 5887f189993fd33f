package io.harvestjob.application;

/**
 * How often all waits of one {@link AwaitHarvestJobService} together may poll. Immutable and
 * thread-safe.
 *
 * @param pollsPerSecond how many polls may begin per second, on average; {@value
 *     #MIN_POLLS_PER_SECOND} or more
 * @param burst how many polls may begin at once after a time without polls; 1 to {@value
 *     #MAX_BURST}
 * @param maxConcurrentPolls how many polls may be in flight at a time; 1 or more
 */
public record PollLimits(double pollsPerSecond, int burst, int maxConcurrentPolls) {

  /** The least rate. */
  public static final double MIN_POLLS_PER_SECOND = 0.001;

  /** The greatest burst. */
  public static final int MAX_BURST = 100_000;

  /**
   * 4 polls per second, 20 in a burst and 10 in flight. AWS grants 5 requests per second and 50 in
   * a burst to an account in a region (documented in an older User Guide), so this leaves some to
   * others; it runs 10 harvest jobs at once per account (documented), so a call that hangs delays
   * no other job.
   */
  public static final PollLimits DEFAULT = new PollLimits(4, 20, 10);

  /**
   * @throws IllegalArgumentException naming the limit that is out of range, and showing it
   */
  public PollLimits {
    require(pollsPerSecond >= MIN_POLLS_PER_SECOND, "pollsPerSecond", pollsPerSecond);
    require(burst >= 1 && burst <= MAX_BURST, "burst", burst);
    require(maxConcurrentPolls >= 1, "maxConcurrentPolls", maxConcurrentPolls);
  }

  private static void require(boolean inRange, String name, Number value) {
    if (!inRange) {
      throw new IllegalArgumentException("%s is out of range: %s".formatted(name, value));
    }
  }
}
