package io.harvestjob.domain;

/**
 * Hears of notifications. A repository that remembers or shares jobs implements this too, so that a
 * lookup after a notification sees the service and not what was remembered before it; it tells the
 * repository behind it, if that listens as well.
 *
 * <p>Implementations are thread-safe.
 */
@FunctionalInterface
public interface HarvestJobNotificationListener {

  /**
   * Takes a notification into account; one that comes twice has no further effect.
   *
   * @throws NullPointerException if {@code notification} is null
   */
  void onNotification(HarvestJobNotification notification);

  /** Passes the notification on to the repository, if that is a listener. */
  static void tell(HarvestJobRepository repository, HarvestJobNotification notification) {
    if (repository instanceof HarvestJobNotificationListener listener) {
      listener.onNotification(notification);
    }
  }
}
