package io.harvestjob.adapters.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class DaemonThreadPoolExecutorTest {

  private static final int MAX_THREADS = 32;

  private final CompletableFuture<Thread> released = new CompletableFuture<>();
  private final DaemonThreadPoolExecutor executor = new DaemonThreadPoolExecutor();

  @AfterEach
  void close() {
    released.complete(Thread.currentThread());
    executor.shutdownNow();
  }

  @Test
  void keepsNoJvmAlive() throws Exception {
    assertThat(executor.submit(Thread::currentThread).get().isDaemon()).isTrue();
  }

  @Test
  void letsIdleThreadsEnd() {
    assertThat(executor.allowsCoreThreadTimeOut()).isTrue();
  }

  @Test
  void cancelsTheTaskThatIsStuckAndTheOneThatWaitsForAThread() {
    List<FutureTask<Thread>> tasks = new ArrayList<>();
    for (int i = 0; i <= MAX_THREADS; i++) {
      tasks.add(new FutureTask<>(released::join)); // no interrupt ends it
    }
    tasks.forEach(executor::execute);
    executor.shutdownNow();

    for (FutureTask<Thread> task : tasks) {
      assertThatExceptionOfType(CancellationException.class).isThrownBy(task::get);
    }
  }

  @Test
  void returnsTheTasksThatWaited() {
    List<Runnable> tasks = new ArrayList<>();
    for (int i = 0; i <= MAX_THREADS; i++) {
      tasks.add(released::join);
    }
    tasks.forEach(executor::execute);

    assertThat(executor.shutdownNow()).containsExactly(tasks.get(MAX_THREADS));
  }

  @Test
  void cancelsATaskThatBeginsWhileItIsShutDown() {
    FutureTask<Thread> task = new FutureTask<>(Thread::currentThread);
    executor.shutdownNow();
    executor.beforeExecute(Thread.currentThread(), task);

    assertThat(task.isCancelled()).isTrue();
  }

  @Test
  void cancelsNoTaskBeforeItIsShutDown() throws Exception {
    FutureTask<Thread> task = new FutureTask<>(Thread::currentThread);
    executor.execute(task);

    assertThat(task.get()).isNotNull();
  }

  @Test
  void takesNoTaskOnceItIsShutDown() {
    executor.shutdownNow();

    assertThatExceptionOfType(RejectedExecutionException.class)
        .isThrownBy(() -> executor.execute(released::join));
  }
}
