package com.example.micronaut;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.example.service.ServiceCheck;
import io.harvestjob.application.AwaitHarvestJob.Query;
import io.harvestjob.application.AwaitHarvestJobService;
import io.harvestjob.application.DescribeHarvestJob;
import io.harvestjob.application.WaitAbortedException;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.graceful.GracefulShutdownCapable;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HarvestJobFactoryTest {

  private final ServiceCheck check = new ServiceCheck();
  private ApplicationContext context;

  @BeforeEach
  void start() {
    System.setProperty("aws.accessKeyId", "AKIDEXAMPLE");
    System.setProperty("aws.secretAccessKey", "secret");
    String endpoint = check.mediaPackageUri().toString();
    context =
        ApplicationContext.run(
            Map.of("mediapackage.region", "eu-west-1", "mediapackage.endpoint", endpoint));
  }

  @AfterEach
  void stop() {
    context.close();
    check.close();
    System.clearProperty("aws.accessKeyId");
    System.clearProperty("aws.secretAccessKey");
  }

  @Test
  void describesAJob() {
    DescribeHarvestJob describe = context.getBean(DescribeHarvestJob.class);

    assertTrue(describe.describe(new DescribeHarvestJob.Query("job-1")).isFinished());
  }

  @Test
  void endsWaitsWhenItShutsDown() {
    AwaitHarvestJobService await = context.getBean(AwaitHarvestJobService.class);

    context.getBeansOfType(GracefulShutdownCapable.class).forEach(GracefulShutdownCapable::shutdownGracefully);

    assertThrows(
        WaitAbortedException.class, () -> await.await(new Query("job-1", Duration.ofMinutes(1))));
  }
}
