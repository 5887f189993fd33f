package io.harvestjob.testkit.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class JsonObjectParserTest {

  @Test
  void parsesMembersAsText() {
    Map<String, Object> members =
        JsonObjectParser.parse(
            """
             { "a" : "x", "b":1.5e3,"c":true, "d":null, "e":{"f":"y"}, "g":[1,{"h":[]},"z"],"i":{}} \n
            """);

    assertThat(members)
        .containsEntry("a", "x")
        .containsEntry("b", "1.5e3")
        .containsEntry("c", "true")
        .containsEntry("d", null)
        .containsEntry("e", Map.of("f", "y"))
        .containsEntry("g", null)
        .containsEntry("i", Map.of());
  }

  @Test
  void parsesEscapes() {
    assertThat(JsonObjectParser.parse("{\"a\":\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e4✓\"}"))
        .containsEntry("a", "\"\\/\b\f\n\r\tä✓");
  }

  @Test
  void parsesAnEscapedPairOfSurrogates() {
    assertThat(JsonObjectParser.parse("{\"a\":\"\\uD83D\\ude00$1\"}")).containsEntry("a", "😀$1");
  }

  @Test
  void parsesALongText() {
    String text = "ä\\n".repeat(300_000);

    assertThat(JsonObjectParser.parse("{\"a\":\"%s\"}".formatted(text)))
        .containsEntry("a", "ä\n".repeat(300_000));
  }

  @Test
  void takesTheLastOfTwoMembersWithOneName() {
    assertThat(JsonObjectParser.parse("{\"a\":\"x\",\"a\":\"y\"}")).containsEntry("a", "y");
  }

  @Test
  void parsesAHundredLevels() {
    String deepest = "{\"a\":".repeat(99) + "{}" + "}".repeat(99);

    assertThat(JsonObjectParser.parse(deepest)).containsOnlyKeys("a");
  }

  @Test
  void parsesAnyNumberOfObjectsOnOneLevel() {
    String siblings = "{\"a\":[" + "{},".repeat(200) + "{}],\"b\":1}";

    assertThat(JsonObjectParser.parse(siblings)).containsEntry("b", "1");
  }

  @TestFactory
  Stream<DynamicTest> rejectsWhatIsNoJsonObject() {
    return Stream.of(
            "",
            " ",
            "null",
            "[]",
            "\"a\"",
            "{",
            "}",
            "{}x",
            "{\"a\"}",
            "{\"a\":}",
            "{\"a\":1,}",
            "{\"a\":[1,]}",
            "{,}",
            "{a:1}",
            "{\"a\":01}",
            "{\"a\":tru}",
            "{\"a\":\"",
            "{\"a\":\"\n\"}",
            "{\"a\":\"\\x\"}",
            "{\"a\":\"\\u12\"}",
            "{\"a\":\"\\u12xy\"}",
            "{\"a\":\"\\u+123\"}",
            "{\"a\":\"\\u12",
            "{\"a\":1",
            "{\"a\":1 \"b\":2}",
            "{\"a\":".repeat(101) + "1" + "}".repeat(101))
        .map(json -> dynamicTest("<%s>".formatted(json), () -> rejects(json)));
  }

  private static void rejects(String json) {
    assertThatIllegalArgumentException().isThrownBy(() -> JsonObjectParser.parse(json));
  }
}
