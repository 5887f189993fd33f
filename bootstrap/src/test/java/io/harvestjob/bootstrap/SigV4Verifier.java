package io.harvestjob.bootstrap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import io.harvestjob.fixtures.ReceivedRequest;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Recomputes the signature of a request without a body, as AWS documents SigV4, for paths that need
 * no encoding and no normalising. No line of it is shared with the code that signs.
 */
record SigV4Verifier(String secretKey) {

  private static final Pattern AUTHORIZATION =
      Pattern.compile(
          "AWS4-HMAC-SHA256 Credential=[^/]+/((\\d+)/([^/]+)/([^/]+)/aws4_request),"
              + " SignedHeaders=([^,]+), Signature=([0-9a-f]{64})");

  boolean verifies(ReceivedRequest request) throws GeneralSecurityException {
    Matcher authorization = AUTHORIZATION.matcher(header(request, "Authorization"));
    if (!authorization.matches()) {
      return false;
    }
    return signature(request, authorization.toMatchResult()).equals(authorization.group(6));
  }

  private String signature(ReceivedRequest request, MatchResult authorization)
      throws GeneralSecurityException {
    byte[] key = ("AWS4" + secretKey).getBytes(UTF_8);
    for (int part = 2; part <= 4; part++) {
      key = hmac(key, authorization.group(part));
    }
    key = hmac(key, "aws4_request");
    return HexFormat.of().formatHex(hmac(key, stringToSign(request, authorization)));
  }

  private static String stringToSign(ReceivedRequest request, MatchResult authorization)
      throws GeneralSecurityException {
    return String.join(
        "\n",
        "AWS4-HMAC-SHA256",
        header(request, "X-Amz-Date"),
        authorization.group(1),
        sha256(canonicalRequest(request, authorization.group(5))));
  }

  private static String canonicalRequest(ReceivedRequest request, String signedHeaders)
      throws GeneralSecurityException {
    String headers =
        Arrays.stream(signedHeaders.split(";"))
            .map(name -> name + ":" + header(request, name).strip() + "\n")
            .collect(joining());
    return String.join(
        "\n", request.method(), request.target(), "", headers, signedHeaders, sha256(""));
  }

  private static String header(ReceivedRequest request, String name) {
    return request.header(name).orElseThrow(() -> new AssertionError("no header " + name));
  }

  private static String sha256(String text) throws GeneralSecurityException {
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
    return HexFormat.of().formatHex(hash);
  }

  private static byte[] hmac(byte[] key, String text) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    return mac.doFinal(text.getBytes(UTF_8));
  }
}
