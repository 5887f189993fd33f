package io.harvestjob.benchmarks;

import static io.harvestjob.benchmarks.MediaPackageStub.JOB_ID;
import static io.harvestjob.testkit.HarvestJobBuilder.aHarvestJob;

import io.harvestjob.application.DescribeHarvestJob;
import io.harvestjob.application.DescribeHarvestJobService;
import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.HarvestJobRepository;
import io.harvestjob.testkit.InMemoryHarvestJobRepository;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The use case beside the port that it calls, with the fake behind both. */
@BenchmarkMode(Mode.Throughput)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@State(Scope.Benchmark)
public class DescribeOnFakeBenchmark {

  private final HarvestJobRepository fake =
      new InMemoryHarvestJobRepository(aHarvestJob().withId(JOB_ID).build());
  private final DescribeHarvestJob useCase = new DescribeHarvestJobService(fake);

  /** Calls the port. */
  @Benchmark
  public HarvestJob rawFake() {
    return fake.get(new HarvestJobId(JOB_ID));
  }

  /** Calls the use case, which validates the id. */
  @Benchmark
  public HarvestJob useCase() {
    return useCase.describe(new DescribeHarvestJob.Query(JOB_ID));
  }
}
