/** Measures this project beside what it is made of, with JMH: {@code ./mvnw -Pbench verify}. */
@NullMarked
package io.harvestjob.benchmarks;

import org.jspecify.annotations.NullMarked;
