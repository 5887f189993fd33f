package io.harvestjob.application;

import static java.util.Comparator.comparing;

import io.harvestjob.application.InvalidQueryException.Violation;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.util.List;
import org.hibernate.validator.HibernateValidator;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;

/**
 * Checks queries against the constraints they carry. It is initialized by the first query that
 * needs it and not before, because that takes a few hundred milliseconds.
 */
final class QueryValidator {

  // never closed: it is as old as the class and holds neither threads nor files
  private static final Validator VALIDATOR =
      Validation.byProvider(HibernateValidator.class)
          .configure()
          .ignoreXmlConfiguration()
          .messageInterpolator(new ParameterMessageInterpolator())
          .buildValidatorFactory()
          .getValidator();

  private QueryValidator() {}

  static void requireValid(Object query) {
    List<Violation> violations =
        VALIDATOR.validate(query).stream()
            .map(found -> new Violation(found.getPropertyPath().toString(), found.getMessage()))
            .sorted(comparing(Violation::toString))
            .toList();
    if (!violations.isEmpty()) {
      throw new InvalidQueryException(violations);
    }
  }
}
