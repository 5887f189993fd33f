package io.harvestjob.application;

import static java.util.Comparator.comparing;

import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.hibernate.validator.HibernateValidator;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;

/** Checks queries against the constraints they carry. */
final class QueryValidator {

  private QueryValidator() {}

  static void requireValid(Object query) {
    List<InvalidQueryException.Violation> violations = violations(query);
    if (!violations.isEmpty()) {
      throw new InvalidQueryException(violations);
    }
  }

  static InvalidQueryException invalid(Object query) {
    return new InvalidQueryException(violations(query));
  }

  private static List<InvalidQueryException.Violation> violations(Object query) {
    return Started.VALIDATOR.validate(query).stream()
        .map(InvalidQueryException.Violation::of)
        .sorted(comparing(InvalidQueryException.Violation::toString))
        .toList();
  }

  /**
   * Started by the first query that needs it and not before: it takes a few hundred milliseconds.
   */
  private static final class Started {

    // never closed: it is as old as the class and holds neither threads nor files
    static final Validator VALIDATOR =
        Validation.byProvider(HibernateValidator.class)
            .configure()
            .ignoreXmlConfiguration()
            .messageInterpolator(
                new ParameterMessageInterpolator(
                    Set.of(Locale.ENGLISH), Locale.ENGLISH, context -> Locale.ENGLISH, false))
            .buildValidatorFactory()
            .getValidator();
  }
}
