package io.harvestjob.benchmarks;

import static io.harvestjob.benchmarks.MediaPackageStub.JOB_ID;
import static io.harvestjob.testkit.HarvestJobBuilder.aHarvestJob;

import io.harvestjob.adapters.aws.AwsHarvestJobRepository;
import io.harvestjob.adapters.http.HttpHarvestJobRepository;
import io.harvestjob.adapters.http.HttpSettings;
import io.harvestjob.application.DescribeHarvestJob;
import io.harvestjob.application.DescribeHarvestJobService;
import io.harvestjob.application.InvalidQueryException;
import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.testkit.InMemoryHarvestJobRepository;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import software.amazon.awssdk.services.mediapackage.MediaPackageClient;
import software.amazon.awssdk.services.mediapackage.model.DescribeHarvestJobResponse;

/** The first call in a new JVM, with what has to be created for it. */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(10)
@State(Scope.Benchmark)
public class FirstCallBenchmark {

  private static final HarvestJobId ID = new HarvestJobId(JOB_ID);

  private final MediaPackageStub stub = MediaPackageStub.start();

  /** Calls the SDK's client, which the others are compared with. */
  @Benchmark
  public DescribeHarvestJobResponse rawSdkClient() {
    try (MediaPackageClient client = stub.newSdkClient()) {
      return client.describeHarvestJob(request -> request.id(JOB_ID));
    }
  }

  /** Calls the AWS adapter over a client of its own. */
  @Benchmark
  public HarvestJob awsAdapterFromSettings() {
    try (AwsHarvestJobRepository aws = AwsHarvestJobRepository.create(stub.awsSettings())) {
      return aws.get(ID);
    }
  }

  /** Calls the HTTP adapter. */
  @Benchmark
  public HarvestJob httpAdapter() {
    try (HttpHarvestJobRepository http =
        new HttpHarvestJobRepository(HttpSettings.of(stub.uri()))) {
      return http.get(ID);
    }
  }

  /** Describes a job of the fake. */
  @Benchmark
  public HarvestJob describeOnFake() {
    return newUseCase().describe(new DescribeHarvestJob.Query(JOB_ID));
  }

  /** Describes a job with an id that is invalid, which starts Hibernate Validator. */
  @Benchmark
  public Object describeInvalidId() {
    try {
      return newUseCase().describe(new DescribeHarvestJob.Query("not an id"));
    } catch (InvalidQueryException e) {
      return e;
    }
  }

  private static DescribeHarvestJob newUseCase() {
    return new DescribeHarvestJobService(
        new InMemoryHarvestJobRepository(aHarvestJob().withId(JOB_ID).build()));
  }

  /** Stops the stub. */
  @TearDown
  public void close() throws IOException {
    stub.close();
  }
}
