/**
 * What only the author of an adapter needs: a job before its response is verified, an error before
 * it is typed, the tables of AWS error codes and HTTP statuses, and what is said about endpoints,
 * proxies and TLS.
 */
@NullMarked
package io.harvestjob.domain.spi;

import org.jspecify.annotations.NullMarked;
