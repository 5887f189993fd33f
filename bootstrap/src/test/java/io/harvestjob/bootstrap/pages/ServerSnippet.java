package io.harvestjob.bootstrap.pages;

import io.harvestjob.adapters.http.server.MediaPackageServer;
import io.harvestjob.adapters.http.server.ServerSettings;
import io.harvestjob.application.DescribeHarvestJob;
import io.harvestjob.application.DescribeHarvestJobService;
import io.harvestjob.domain.HarvestJobRepository;
import java.io.PrintStream;

final class ServerSnippet {

  private ServerSnippet() {}

  static void run(HarvestJobRepository jobs, PrintStream out) {
    // begin
    // jobs is any repository
    DescribeHarvestJob describe = new DescribeHarvestJobService(jobs);
    ServerSettings settings = ServerSettings.listeningOn("127.0.0.1", 0);

    try (MediaPackageServer server = MediaPackageServer.start(describe, settings)) {
      out.println(server.uri()); // the --endpoint-url of the AWS CLI
    }
    // end
  }
}
