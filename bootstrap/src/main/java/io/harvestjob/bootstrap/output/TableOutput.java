package io.harvestjob.bootstrap.output;

import io.harvestjob.domain.HarvestJob;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Names and values in two columns, with the manifest as it is used elsewhere. */
final class TableOutput {

  private TableOutput() {}

  static String print(HarvestJob job) {
    Map<String, String> rows = new LinkedHashMap<>(Members.of(job).scalars());
    rows.putAll(Members.of(job).s3Destination());
    rows.put("Manifest", job.manifestUri());
    job.manifestArn().ifPresent(arn -> rows.put("ManifestArn", arn));
    return rows.entrySet().stream().map(TableOutput::line).collect(Collectors.joining());
  }

  private static String line(Map.Entry<String, String> row) {
    return "%-18s%s\n".formatted(row.getKey(), Terminal.harmless(row.getValue()));
  }
}
