package io.harvestjob.application;

import io.harvestjob.domain.HarvestJobId;
import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What every query asks of an id; each part that is not met is a violation of its own. */
@NotNull(message = "must be given")
@Size(
    min = HarvestJobId.MIN_LENGTH,
    max = HarvestJobId.MAX_LENGTH,
    message = "must have {min} to {max} characters")
@Pattern(regexp = HarvestJobId.CHARACTERS, message = "must consist of A-Z a-z 0-9 _ - only")
@Constraint(validatedBy = {})
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
@interface ValidHarvestJobId {

  String message() default "";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};
}
