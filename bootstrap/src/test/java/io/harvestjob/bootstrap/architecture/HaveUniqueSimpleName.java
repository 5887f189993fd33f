package io.harvestjob.bootstrap.architecture;

import static com.tngtech.archunit.lang.SimpleConditionEvent.violated;
import static java.util.stream.Collectors.groupingBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Is broken by each class whose simple name another of the checked classes has too. */
final class HaveUniqueSimpleName extends ArchCondition<JavaClass> {

  private Map<String, List<JavaClass>> classesByName = Map.of();

  HaveUniqueSimpleName() {
    super("have a simple name of their own");
  }

  @Override
  public void init(Collection<JavaClass> allClasses) {
    classesByName = allClasses.stream().collect(groupingBy(JavaClass::getSimpleName));
  }

  @Override
  public void check(JavaClass checked, ConditionEvents events) {
    List<JavaClass> namesakes = classesByName.getOrDefault(checked.getSimpleName(), List.of());
    if (namesakes.size() > 1) {
      events.add(violated(checked, "%s shares its simple name".formatted(checked.getName())));
    }
  }
}
