package io.harvestjob.adapters.http.protocol;

import io.harvestjob.adapterkit.UnverifiedHarvestJob;
import org.mapstruct.Mapper;
import org.mapstruct.ReportingPolicy;

@Mapper(unmappedSourcePolicy = ReportingPolicy.ERROR, unmappedTargetPolicy = ReportingPolicy.ERROR)
interface HarvestJobJsonMapper {

  UnverifiedHarvestJob toUnverifiedHarvestJob(HarvestJobJson json);
}
