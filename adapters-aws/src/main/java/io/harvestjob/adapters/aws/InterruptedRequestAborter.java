package io.harvestjob.adapters.aws;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/**
 * Aborts requests whose threads are interrupted, because an interrupt alone does not break off the
 * read of a socket. One daemon thread polls for all requests, and sleeps while there are none.
 */
final class InterruptedRequestAborter implements AutoCloseable {

  private static final long INTERVAL_NANOS = 20_000_000;

  private final Set<Request> requests = ConcurrentHashMap.newKeySet();
  private final Thread thread = new Thread(this::poll, "harvestjob-aws-interrupts");
  private volatile boolean asleep;
  private volatile boolean closed;

  InterruptedRequestAborter() {
    thread.setDaemon(true);
    thread.start();
  }

  Request register(Runnable abort) {
    Request request = new Request(Thread.currentThread(), abort);
    requests.add(request);
    if (asleep) {
      LockSupport.unpark(thread);
    }
    return request;
  }

  @Override
  public void close() {
    closed = true;
    requests.forEach(Request::abort);
    LockSupport.unpark(thread);
  }

  private void poll() {
    while (!closed) {
      requests.forEach(Request::abortIfInterrupted);
      sleep();
    }
  }

  private void sleep() {
    asleep = true;
    if (requests.isEmpty()) {
      LockSupport.park(this);
    }
    asleep = false;
    LockSupport.parkNanos(this, INTERVAL_NANOS);
  }

  /** A request that is under way. */
  final class Request implements AutoCloseable {

    private final Thread caller;
    private final Runnable abort;

    private Request(Thread caller, Runnable abort) {
      this.caller = caller;
      this.abort = abort;
    }

    @Override
    public void close() {
      requests.remove(this);
    }

    private void abort() {
      abort.run();
    }

    private void abortIfInterrupted() {
      if (caller.isInterrupted()) {
        close();
        abort();
      }
    }
  }
}
