package io.harvestjob.application.await;

import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Who is looked at next, and when: in order of due times, within the limits. */
final class LookQueue {

  static final long NEVER = Long.MAX_VALUE;

  private final NavigableSet<Watch> queue = new TreeSet<>(Watch.NEXT_FIRST);
  private final LookupBudget budget;
  private final int atOnce;
  private int underWay;

  LookQueue(WaitLimits limits) {
    this.budget = new LookupBudget(limits);
    this.atOnce = limits.lookupsAtOnce();
  }

  void add(Watch watch) {
    queue.add(watch);
  }

  void remove(Watch watch) {
    queue.remove(watch);
  }

  /** The next that may be looked at now, which takes it out; null if none may. */
  @Nullable Watch begin(long now) {
    if (nextAt() > now) {
      return null;
    }
    budget.take(now);
    underWay++;
    return queue.pollFirst();
  }

  void end() {
    underWay--;
  }

  void throttle(long now) {
    budget.drain(now);
  }

  /** When the next look may begin, as far as is known before another ends. */
  long nextAt() {
    return queue.isEmpty() || underWay == atOnce
        ? NEVER
        : Math.max(queue.first().due(), budget.availableAt());
  }
}
