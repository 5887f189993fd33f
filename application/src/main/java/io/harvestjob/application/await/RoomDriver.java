package io.harvestjob.application.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Lets one thread at a time into the room, tells it the time, and wakes it when it asked for. */
final class RoomDriver {

  /** Something that happens to the room. */
  @FunctionalInterface
  interface Change {
    void apply(WaitRoom room, long now);
  }

  /**
   * Something that happens to the room and has an answer.
   *
   * @param <R> the answer
   */
  @FunctionalInterface
  interface Question<R> {
    R apply(WaitRoom room, long now);
  }

  private final WaitRoom room;
  private final WaitTimer timer;
  private final long opened;
  private final Lock lock = new ReentrantLock();
  private long alarmAt = LookQueue.NEVER;
  private @Nullable Future<?> alarm;

  RoomDriver(WaitRoom room, WaitTimer timer) {
    this.room = room;
    this.timer = timer;
    this.opened = timer.nanoTime();
  }

  void tell(Change change) {
    ask(
        (told, now) -> {
          change.apply(told, now);
          return told;
        });
  }

  <R> R ask(Question<R> question) {
    R answer;
    List<Runnable> effects;
    lock.lock();
    try {
      long now = timer.nanoTime() - opened;
      answer = question.apply(room, now);
      room.tick(now);
      setAlarm(room.nextTick(), now);
      effects = room.takeEffects();
    } finally {
      lock.unlock();
    }
    effects.forEach(Runnable::run);
    return answer;
  }

  private void setAlarm(long at, long now) {
    if (at != alarmAt) {
      stopAlarm();
      alarmAt = at;
      alarm =
          at == LookQueue.NEVER ? null : timer.schedule(() -> wake(at), Duration.ofNanos(at - now));
    }
  }

  private void stopAlarm() {
    if (alarm != null) {
      alarm.cancel(false);
    }
  }

  private void wake(long at) {
    tell((woken, now) -> alarmIsOver(at));
  }

  private void alarmIsOver(long at) {
    if (alarmAt == at) {
      alarmAt = LookQueue.NEVER;
      alarm = null;
    }
  }
}
