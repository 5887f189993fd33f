package io.harvestjob.adapters.aws.fluentgetters;

import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.type.TypeKind;
import org.mapstruct.ap.spi.DefaultAccessorNamingStrategy;

/**
 * Shows MapStruct the members of the AWS SDK's model classes, whose getters have no {@code get}. So
 * it maps them by name, and a member that a newer SDK adds fails the build until it is mapped.
 */
public final class FluentGetterNamingStrategy extends DefaultAccessorNamingStrategy {

  private static final String MODELS = "software.amazon.awssdk.services.";

  private static final Set<String> NOT_A_MEMBER =
      Set.of("hashCode", "toString", "toBuilder", "sdkFields", "sdkFieldNameToField");

  @Override
  public boolean isGetterMethod(ExecutableElement method) {
    return isMember(method) || super.isGetterMethod(method);
  }

  @Override
  public String getPropertyName(ExecutableElement method) {
    return isMember(method) ? name(method) : super.getPropertyName(method);
  }

  private static boolean isMember(ExecutableElement method) {
    return String.valueOf(method.getEnclosingElement()).startsWith(MODELS)
        && method.getParameters().isEmpty()
        && method.getReturnType().getKind() != TypeKind.VOID
        && !NOT_A_MEMBER.contains(name(method));
  }

  private static String name(ExecutableElement method) {
    return method.getSimpleName().toString();
  }
}
