package com.example.gateway;

import java.io.IOException;
import java.util.Map;

/** What this company has in front of MediaPackage, and its client for it. */
public interface Gateway {

  Reply ask(String jobId) throws IOException;

  record Reply(int status, Map<String, String> fields) {}
}
