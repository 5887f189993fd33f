package io.harvestjob.adapters.http.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;

/** Writes the path of a job. */
public final class HarvestJobPath {

  /** The text that the path of each job starts with. */
  public static final String PREFIX = "/harvest_jobs/";

  private HarvestJobPath() {}

  /**
   * Returns the path of the job with this id, encoded as all SDKs do (measured): each byte of its
   * UTF-8 that is not one of {@code A-Z a-z 0-9 - _ . ~} becomes {@code %XX}. Takes any text, also
   * such as is no valid id.
   */
  public static String of(String id) {
    return PREFIX + encode(id);
  }

  /** URLEncoder encodes for HTML forms, which differ from a path in three characters. */
  private static String encode(String id) {
    return URLEncoder.encode(id, UTF_8).replace("+", "%20").replace("*", "%2A").replace("%7E", "~");
  }
}
