package io.harvestjob.bootstrap.output;

import io.harvestjob.domain.HarvestJob;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Formats a job for people, as names and values in two columns. */
final class TableFormatter {

  private TableFormatter() {}

  static String format(HarvestJob job) {
    Map<String, String> rows = new LinkedHashMap<>(HarvestJobFields.of(job).scalars());
    rows.putAll(HarvestJobFields.of(job).s3Destination());
    rows.put("Manifest", job.manifestUri());
    job.manifestArn().ifPresent(arn -> rows.put("ManifestArn", arn));
    return rows.entrySet().stream().map(TableFormatter::line).collect(Collectors.joining());
  }

  private static String line(Map.Entry<String, String> row) {
    return "%-18s%s\n".formatted(row.getKey(), TerminalSanitizer.sanitize(row.getValue()));
  }
}
