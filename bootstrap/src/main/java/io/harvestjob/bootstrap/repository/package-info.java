/**
 * The repositories behind a command: an adapter or the fake, shared or not, and how they are
 * closed.
 */
@NullMarked
package io.harvestjob.bootstrap.repository;

import org.jspecify.annotations.NullMarked;
