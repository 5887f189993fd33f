package io.harvestjob.adapters.http.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;

/** The path of a job. */
public final class HarvestJobPath {

  /** What the path of each job starts with. */
  public static final String PREFIX = "/harvest_jobs/";

  private HarvestJobPath() {}

  /**
   * The path of the job with this id, encoded as all SDKs do (measured): each byte of its UTF-8
   * that is not one of {@code A-Z a-z 0-9 - _ . ~} becomes {@code %XX}. Takes any text, also such
   * as is no valid id.
   */
  public static String of(String id) {
    return PREFIX + encoded(id);
  }

  /** What HTML forms encode, less the three characters in which a path differs from a form. */
  private static String encoded(String id) {
    return URLEncoder.encode(id, UTF_8).replace("+", "%20").replace("*", "%2A").replace("%7E", "~");
  }
}
