/**
 * MediaPackage's HTTP interface as client and server speak it: paths, headers, JSON and errors.
 * Public only for {@code harvestjob-adapters-http-server}; embedders do not need it.
 *
 * <p>Of facts about AWS, <em>documented</em> means that AWS's documentation states them,
 * <em>measured</em> that real clients or servers were observed on loopback, and <em>assumed</em>
 * neither.
 */
@NullMarked
package io.harvestjob.adapters.http.protocol;

import org.jspecify.annotations.NullMarked;
