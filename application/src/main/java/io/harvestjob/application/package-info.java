/** The use cases: one interface, one service and one query record each. */
@NullMarked
package io.harvestjob.application;

import org.jspecify.annotations.NullMarked;
