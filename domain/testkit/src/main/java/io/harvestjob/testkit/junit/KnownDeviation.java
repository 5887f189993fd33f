package io.harvestjob.testkit.junit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares that an adapter does not fulfil one case of the {@link HarvestJobRepositoryContract},
 * and why. The case still runs. While it fails, it is reported as skipped, with the reason; once it
 * passes, it is reported as failed until the annotation is removed.
 */
@Inherited
@Repeatable(KnownDeviation.List.class)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface KnownDeviation {

  /** Returns the name of the test method of the case, as a report of the tests shows it. */
  String of();

  /** Returns the reason, for the reader of the report. */
  String because();

  /** Contains several {@link KnownDeviation} annotations; the compiler adds it. */
  @Inherited
  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.TYPE)
  @interface List {

    /** Returns the deviations. */
    KnownDeviation[] value();
  }
}
