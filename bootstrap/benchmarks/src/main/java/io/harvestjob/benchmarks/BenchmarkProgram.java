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

  private BenchmarkProgram() {}

  /** Runs the benchmarks whose class names contain the argument, or all of them. */
  public static void main(String[] args) throws RunnerException {
    String filter = args.length == 0 ? "" : args[0];
    for (Class<?> benchmark :
        List.of(
            DescribeOnFakeBenchmark.class, ManyWaitsBenchmark.class, FirstCallBenchmark.class)) {
      run(benchmark, filter, 1);
    }
    for (int callers : CALLERS) {
      run(RemoteCallBenchmark.class, filter, callers);
    }
  }

  private static void run(Class<?> benchmark, String filter, int threads) throws RunnerException {
    if (benchmark.getSimpleName().contains(filter)) {
      print(
          new Runner(
                  new OptionsBuilder()
                      .include(benchmark.getName() + "\\.")
                      .threads(threads)
                      .shouldFailOnError(true)
                      .build())
              .run());
    }
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
