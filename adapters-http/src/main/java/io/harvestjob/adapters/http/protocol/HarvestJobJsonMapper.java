package io.harvestjob.adapters.http.protocol;

import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.HarvestJobStatus;
import io.harvestjob.domain.HarvestJobTime;
import io.harvestjob.domain.spi.UnverifiedHarvestJob;
import org.jspecify.annotations.Nullable;
import org.mapstruct.BeanMapping;
import org.mapstruct.Mapper;
import org.mapstruct.ReportingPolicy;

@Mapper(unmappedSourcePolicy = ReportingPolicy.ERROR, unmappedTargetPolicy = ReportingPolicy.ERROR)
interface HarvestJobJsonMapper {

  UnverifiedHarvestJob toUnverified(HarvestJobJson json);

  @BeanMapping(ignoreUnmappedSourceProperties = "finished") // follows from the status
  HarvestJobJson toJson(HarvestJob job);

  default String toText(HarvestJobId id) {
    return id.value();
  }

  default String toText(HarvestJobStatus status) {
    return status.text();
  }

  default @Nullable String toText(@Nullable HarvestJobTime time) {
    return time == null ? null : time.text();
  }
}
