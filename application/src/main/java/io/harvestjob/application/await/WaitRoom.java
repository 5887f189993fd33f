package io.harvestjob.application.await;

import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobException;
import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.HarvestJobNotification;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * All that is waited for. Knows no thread and no clock: whoever drives it says what happened and
 * when, one at a time, and afterwards runs the {@link #takeEffects effects}. Times in nanoseconds
 * since the room was opened.
 */
final class WaitRoom {

  /** How far past its deadline a wait may go for its last look. */
  static final long OVERTIME = Duration.ofSeconds(HarvestJobWaits.OVERTIME_SECONDS).toNanos();

  private final Map<HarvestJobId, Watch> watches = new HashMap<>();
  private final NavigableSet<Waiter> ends = new TreeSet<>(Waiter.BY_END);
  private final LookQueue looks;
  private final Pace pace;
  private final Consumer<Watch> looker;
  private List<Runnable> effects = new ArrayList<>();
  private long number;
  private boolean closed;

  WaitRoom(WaitLimits limits, Pace pace, Consumer<Watch> looker) {
    this.looks = new LookQueue(limits);
    this.pace = pace;
    this.looker = looker;
  }

  Waiter join(
      HarvestJobId id,
      Duration timeout,
      Duration interval,
      Consumer<? super WaitProgress> progress,
      long now) {
    if (closed) {
      throw new WaitsClosedException();
    }
    Watch watch = watches.computeIfAbsent(id, unknown -> new Watch(number++, id, now));
    Waiter waiter = new Waiter(number++, watch, now, timeout, interval, progress);
    ends.add(waiter);
    replan(watch, () -> watch.join(waiter));
    return waiter;
  }

  void leave(Waiter waiter) {
    if (ends.remove(waiter)) {
      leave(waiter.watch(), waiter);
    }
  }

  private void leave(Watch watch, Waiter waiter) {
    watch.leave(waiter);
    if (watch.isForgotten()) {
      watches.remove(watch.id());
      looks.remove(watch);
    }
  }

  /** The look found the job. */
  void found(Watch watch, HarvestJob job, long now) {
    looks.end();
    watch.endLook();
    watch.sees(job);
    if (job.isFinished()) {
      end(watch, watch.finished(job));
    } else {
      goOn(watch, now);
    }
  }

  /** The look failed, and the next may not. */
  void missed(Watch watch, HarvestJobException error, long now) {
    looks.end();
    watch.endLook();
    watch.misses(error);
    goOn(watch, now);
  }

  /** As {@link #missed}, because the service was asked too often. */
  void throttled(Watch watch, HarvestJobException error, long now) {
    looks.throttle(now);
    missed(watch, error, now);
  }

  /** The look found that there is nothing more to wait for. */
  void ended(Watch watch, WaitOutcome outcome) {
    looks.end();
    end(watch, outcome);
  }

  /** The look failed, and so will every other. */
  void refused(Watch watch, Throwable error) {
    looks.end();
    watch.waiters().forEach(waiter -> fail(waiter, error));
  }

  /** Whether somebody waits for that job. */
  boolean hear(HarvestJobNotification notification, long now) {
    @Nullable Watch watch = watches.get(notification.id());
    if (watch != null && watch.hears(notification)) {
      lookSoon(watch, now);
    }
    return watch != null;
  }

  private void lookSoon(Watch watch, long now) {
    if (watch.isLooking()) {
      watch.lookAgain();
    } else {
      replan(watch, () -> watch.hurry(now));
    }
  }

  /** Does what is due. */
  void tick(long now) {
    while (!ends.isEmpty() && ends.first().end() <= now) {
      timeIsOver(ends.first(), now);
    }
    for (Watch watch = looks.begin(now); watch != null; watch = looks.begin(now)) {
      look(watch, now);
    }
  }

  /** When the next tick is needed, if nothing else happens. */
  long nextTick() {
    return ends.isEmpty() ? LookQueue.NEVER : Math.min(ends.first().end(), looks.nextAt());
  }

  /** Ends every wait; nobody joins any more. */
  void close() {
    closed = true;
    List.copyOf(ends).forEach(waiter -> fail(waiter, new WaitsClosedException()));
  }

  /** What is to be done now, outside of any lock. */
  List<Runnable> takeEffects() {
    List<Runnable> taken = effects;
    effects = new ArrayList<>();
    return taken;
  }

  private void timeIsOver(Waiter waiter, long now) {
    Watch watch = waiter.watch();
    long overtime = (watch.isLooking() ? watch.lookedAt() : now) + OVERTIME;
    if (waiter.isInOvertime() || overtime <= now) {
      end(waiter, watch.timedOut());
    } else {
      extend(waiter, overtime);
      lastLook(watch, now);
    }
  }

  private void extend(Waiter waiter, long overtime) {
    ends.remove(waiter);
    waiter.extend(overtime);
    ends.add(waiter);
  }

  private void lastLook(Watch watch, long now) {
    if (!watch.isLooking()) {
      replan(watch, () -> watch.hurry(now));
    }
  }

  private void goOn(Watch watch, long now) {
    watch.waiters().stream()
        .filter(waiter -> waiter.deadline() <= now)
        .forEach(waiter -> end(waiter, watch.timedOut()));
    if (!watch.isForgotten()) {
      watch.planNextLook(now, pace);
      looks.add(watch);
      watch.waiters().forEach(waiter -> tell(waiter, watch.progress(waiter, now)));
    }
  }

  /** What orders the queue changes only while the watch is not in it. */
  private void replan(Watch watch, Runnable change) {
    looks.remove(watch);
    change.run();
    if (!watch.isLooking()) {
      looks.add(watch);
    }
  }

  private void look(Watch watch, long now) {
    watch.beginLook(now);
    effects.add(() -> looker.accept(watch));
  }

  private void tell(Waiter waiter, WaitProgress progress) {
    effects.add(() -> waiter.tell(progress));
  }

  private void end(Watch watch, WaitOutcome outcome) {
    watch.waiters().forEach(waiter -> end(waiter, outcome));
  }

  private void end(Waiter waiter, WaitOutcome outcome) {
    leave(waiter);
    effects.add(() -> waiter.future().complete(outcome));
  }

  private void fail(Waiter waiter, Throwable error) {
    leave(waiter);
    effects.add(() -> waiter.future().completeExceptionally(error));
  }
}
