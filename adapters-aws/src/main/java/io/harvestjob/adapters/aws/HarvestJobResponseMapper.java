package io.harvestjob.adapters.aws;

import io.harvestjob.adapterkit.UnverifiedHarvestJob;
import org.mapstruct.BeanMapping;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;
import org.mapstruct.ReportingPolicy;
import software.amazon.awssdk.services.mediapackage.model.DescribeHarvestJobResponse;

@Mapper(unmappedSourcePolicy = ReportingPolicy.ERROR, unmappedTargetPolicy = ReportingPolicy.ERROR)
interface HarvestJobResponseMapper {

  // status: the enum, which loses the text of an unknown one
  @BeanMapping(ignoreUnmappedSourceProperties = {"status", "responseMetadata"})
  @Mapping(target = "status", source = "statusAsString")
  UnverifiedHarvestJob toUnverifiedHarvestJob(DescribeHarvestJobResponse response);
}
