package io.harvestjob.benchmarks;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs all benchmarks, and prints their scores and the ratio of each to the one named raw. */
public final class BenchmarkProgram {

  private static final List<Integer> CALLERS = List.of(1, 16, 128);

  private static final List<Class<?>> BENCHMARKS =
      List.of(
          DescribeOnFakeBenchmark.class,
          ManyWaitsBenchmark.class,
          FirstCallBenchmark.class,
          RemoteCallBenchmark.class);

  private BenchmarkProgram() {}

  /**
   * Runs the benchmarks whose class names contain the argument, or all of them.
   *
   * @throws IllegalArgumentException if there is none with such a name
   */
  public static void main(String[] args) throws RunnerException {
    String filter = args.length == 0 ? "" : args[0];
    List<Class<?>> benchmarks =
        BENCHMARKS.stream().filter(type -> type.getSimpleName().contains(filter)).toList();
    if (benchmarks.isEmpty()) {
      throw new IllegalArgumentException("There is no benchmark named " + filter);
    }
    for (Class<?> benchmark : benchmarks) {
      for (int callers : benchmark == RemoteCallBenchmark.class ? CALLERS : List.of(1)) {
        run(benchmark, callers);
      }
    }
  }

  private static void run(Class<?> benchmark, int threads) throws RunnerException {
    print(
        new Runner(
                new OptionsBuilder()
                    .include(benchmark.getName() + "\\.")
                    .threads(threads)
                    .shouldFailOnError(true)
                    .build())
            .run());
  }

  private static void print(Collection<RunResult> results) {
    double raw =
        results.stream()
            .filter(result -> name(result).startsWith("raw"))
            .mapToDouble(BenchmarkProgram::score)
            .findFirst()
            .orElseThrow();
    results.forEach(result -> print(result, score(result) / raw));
  }

  private static void print(RunResult result, double ratio) {
    System.out.printf(
        Locale.ROOT,
        "RATIO %-50s %3d %s %5.2f  (%.1f %s)%n",
        result.getParams().getBenchmark().replaceFirst(".*benchmarks\\.", ""),
        result.getParams().getThreads(),
        result.getParams().getMode() == Mode.Throughput ? "rate" : "time",
        ratio,
        score(result),
        result.getPrimaryResult().getScoreUnit());
  }

  private static String name(RunResult result) {
    return result.getPrimaryResult().getLabel();
  }

  /** Returns the median, which a busy machine disturbs less than the mean. */
  private static double score(RunResult result) {
    return result.getPrimaryResult().getStatistics().getPercentile(50);
  }
}
