/**
 * What the authors of adapters share, on the JDK alone: a job before its response is verified, an
 * error before it is typed, the tables of AWS error codes and HTTP statuses, the deadline of a
 * call, and what is said about endpoints, proxies and TLS.
 *
 * <p>Of facts about AWS, <em>documented</em> means that AWS's documentation states them,
 * <em>measured</em> that real clients or servers were observed on loopback, and <em>assumed</em>
 * neither.
 */
@NullMarked
package io.harvestjob.adapterkit;

import org.jspecify.annotations.NullMarked;
