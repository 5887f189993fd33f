package io.harvestjob.adapters.aws;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;

class ErrorCodeParserTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"code\": \"NotFoundException\"}",
        "{\"message\": \"m\", \"code\": \"NotFoundException\"}",
        "{\"a\": {\"code\": \"other\"}, \"b\": [\"code\"], \"c\": null, \"code\": \"NotFoundException\"}"
      })
  void isTheMemberOfThatName(String body) {
    assertThat(ErrorCodeParser.parse(SdkBytes.fromUtf8String(body))).isEqualTo("NotFoundException");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "<html>",
        "[\"code\"]",
        "{\"code\": 404}",
        "{\"code\": {\"code\": \"x\"}}",
        "{\"Code\": \"x\"}",
        "{\"cod"
      })
  void isNotThere(String body) {
    assertThat(ErrorCodeParser.parse(SdkBytes.fromUtf8String(body))).isNull();
  }

  @Test
  void isNotThereWithoutABody() {
    assertThat(ErrorCodeParser.parse(null)).isNull();
  }
}
