package com.example.awssdk;

import com.example.service.JobService;
import com.example.service.ServiceCheck;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class AdapterTest {

  @Test
  void describesAJob() {
    try (ServiceCheck check = new ServiceCheck();
        JobService jobs = new JobService(check.mediaPackageUri())) {
      Assertions.assertTrue(jobs.describe("aws", "job-1").finished());
    }
  }
}
