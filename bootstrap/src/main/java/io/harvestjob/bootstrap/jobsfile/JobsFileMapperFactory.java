package io.harvestjob.bootstrap.jobsfile;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.HarvestJobStatus;
import io.harvestjob.domain.HarvestJobTime;
import io.harvestjob.domain.S3Destination;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;

/** Creates the mapper that binds a jobs file to records, and the domain's own types in them. */
final class JobsFileMapperFactory {

  private JobsFileMapperFactory() {}

  /** Creates a mapper for one file, in which no id comes twice. */
  static JsonMapper create() {
    return JsonMapper.builder()
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_PROPERTIES)
        .propertyNamingStrategy(PropertyNamingStrategies.UPPER_CAMEL_CASE)
        .defaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL))
        .withConfigOverride(
            S3Destination.class,
            destination ->
                destination.setIgnorals(JsonIgnoreProperties.Value.forIgnoreUnknown(true)))
        .addModule(scalars())
        .build();
  }

  private static SimpleModule scalars() {
    Set<HarvestJobId> ids = new HashSet<>();
    return new SimpleModule()
        .addDeserializer(
            Integer.class, new ScalarDeserializer<>(JobsFileMapperFactory::wholeNumber))
        .addDeserializer(String.class, new ScalarDeserializer<>(Function.identity()))
        .addDeserializer(HarvestJobTime.class, new ScalarDeserializer<>(HarvestJobTime::new))
        .addDeserializer(HarvestJobStatus.class, new ScalarDeserializer<>(HarvestJobStatus::new))
        .addDeserializer(HarvestJobId.class, new ScalarDeserializer<>(text -> newId(text, ids)));
  }

  private static Integer wholeNumber(String text) {
    if (!text.matches("\\d{1,9}")) {
      throw new IllegalArgumentException("must be a whole number, but was " + text);
    }
    return Integer.valueOf(text);
  }

  private static HarvestJobId newId(String text, Set<HarvestJobId> ids) {
    HarvestJobId id = new HarvestJobId(text);
    if (!ids.add(id)) {
      throw new IllegalArgumentException("there is a job %s already".formatted(id));
    }
    return id;
  }
}
