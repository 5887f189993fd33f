package io.harvestjob.adapters.redis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisDataException;

/** A script that Redis runs as one step; the files beside this class describe their arguments. */
record LuaScript(String file, String text) {

  private static final Pattern LINE_NUMBER = Pattern.compile("@user_script:(\\d{1,4})");

  static LuaScript load(String file) {
    try (InputStream stream = LuaScript.class.getResourceAsStream(file)) {
      return new LuaScript(file, new String(requireNonNull(stream, file).readAllBytes(), UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Object run(UnifiedJedis redis, List<String> keys, Object... arguments) {
    try {
      return redis.eval(text, keys, Stream.of(arguments).map(String::valueOf).toList());
    } catch (JedisDataException e) {
      throw new RefusedCommandException("EVAL " + file + lineOf(String.valueOf(e.getMessage())), e);
    }
  }

  /** Redis tells the line of a command that it refuses, and not the command. */
  private String lineOf(String error) {
    Matcher number = LINE_NUMBER.matcher(error);
    return number.find()
        ? " with " + text.lines().toList().get(Integer.parseInt(number.group(1)) - 1).strip()
        : "";
  }
}
