package io.harvestjob.benchmarks;

import static io.harvestjob.benchmarks.MediaPackageStub.JOB_ID;

import io.harvestjob.adapters.aws.AwsHarvestJobRepository;
import io.harvestjob.adapters.aws.AwsRequestSigner;
import io.harvestjob.adapters.http.HttpHarvestJobRepository;
import io.harvestjob.adapters.http.HttpSettings;
import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobId;
import java.io.IOException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import software.amazon.awssdk.services.mediapackage.MediaPackageClient;
import software.amazon.awssdk.services.mediapackage.model.DescribeHarvestJobResponse;

/** The adapters beside the SDK's synchronous client, all with the same stub. */
@BenchmarkMode(Mode.Throughput)
@Fork(2)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@State(Scope.Benchmark)
public class RemoteCallBenchmark {

  private static final HarvestJobId ID = new HarvestJobId(JOB_ID);

  private final MediaPackageStub stub = MediaPackageStub.start();
  private final MediaPackageClient client = stub.newSdkClient();
  private final AwsHarvestJobRepository aws = new AwsHarvestJobRepository(client);
  private final AwsHarvestJobRepository awsFromSettings =
      AwsHarvestJobRepository.create(stub.awsSettings());
  private final AwsRequestSigner signer = AwsRequestSigner.create(stub.awsSettings());
  private final HttpHarvestJobRepository http =
      new HttpHarvestJobRepository(HttpSettings.of(stub.uri()));
  private final HttpHarvestJobRepository httpSigned =
      new HttpHarvestJobRepository(HttpSettings.of(stub.uri()), signer::sign);

  /** Calls the SDK's client, which the others are compared with. */
  @Benchmark
  public DescribeHarvestJobResponse rawSdkClient() {
    return client.describeHarvestJob(request -> request.id(JOB_ID));
  }

  /** Calls the adapter over that client. */
  @Benchmark
  public HarvestJob awsAdapter() {
    return aws.get(ID);
  }

  /** Calls the adapter over a client of its own. */
  @Benchmark
  public HarvestJob awsAdapterFromSettings() {
    return awsFromSettings.get(ID);
  }

  /** Calls the adapter, which does not sign. */
  @Benchmark
  public HarvestJob httpAdapter() {
    return http.get(ID);
  }

  /** Calls the adapter with signed requests, as the SDK sends them. */
  @Benchmark
  public HarvestJob httpAdapterSigned() {
    return httpSigned.get(ID);
  }

  /** Closes what was started. */
  @TearDown
  public void close() throws IOException {
    httpSigned.close();
    http.close();
    signer.close();
    awsFromSettings.close();
    client.close();
    stub.close();
  }
}
