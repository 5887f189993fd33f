package io.harvestjob.adapters.http.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The response to {@code ListHarvestJobs} as JSON; a missing token is not written. */
public record HarvestJobListJson(List<HarvestJobJson> harvestJobs, @Nullable String nextToken) {}
