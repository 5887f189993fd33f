package io.harvestjob.application.await;

/**
 * How much looking all waits together may cause. Immutable.
 *
 * @param lookupsPerSecond on average; {@value #LEAST_LOOKUPS_PER_SECOND} or more
 * @param burst how many lookups may begin at once after a quiet time; 1 to {@value #GREATEST_BURST}
 * @param lookupsAtOnce how many lookups may be under way at a time; 1 or more. It is also the
 *     number of threads that look, unless they are the caller's
 */
public record WaitLimits(double lookupsPerSecond, int burst, int lookupsAtOnce) {

  /** The least rate. */
  public static final double LEAST_LOOKUPS_PER_SECOND = 0.001;

  /** The greatest burst. */
  public static final int GREATEST_BURST = 100_000;

  /**
   * 4 per second, 20 in a burst, one at a time. AWS grants 5 requests per second and 50 in a burst
   * to a whole account in a region (documented once; the current page keeps the row), so this
   * leaves some to others.
   */
  public static final WaitLimits DEFAULT = new WaitLimits(4, 20, 1);

  /**
   * @throws IllegalArgumentException naming the limit that is out of range, and showing it
   */
  public WaitLimits {
    require(lookupsPerSecond >= LEAST_LOOKUPS_PER_SECOND, "lookupsPerSecond", lookupsPerSecond);
    require(burst >= 1 && burst <= GREATEST_BURST, "burst", burst);
    require(lookupsAtOnce >= 1, "lookupsAtOnce", lookupsAtOnce);
  }

  private static void require(boolean inRange, String name, Number value) {
    if (!inRange) {
      throw new IllegalArgumentException("%s is out of range: %s".formatted(name, value));
    }
  }
}
