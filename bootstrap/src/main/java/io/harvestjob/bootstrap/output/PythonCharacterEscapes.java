package io.harvestjob.bootstrap.output;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Escapes control characters as Python does, with lower-case hexadecimal digits. */
final class PythonCharacterEscapes extends CharacterEscapes {

  private static final long serialVersionUID = 1L;

  @Override
  public int[] getEscapeCodesForAscii() {
    int[] codes = standardAsciiEscapesForJSON();
    for (int c = 0; c < ' '; c++) {
      codes[c] = codes[c] == ESCAPE_STANDARD ? ESCAPE_CUSTOM : codes[c];
    }
    return codes;
  }

  /** Returns null for characters beyond ASCII, which stay as they are. */
  @Override
  public @Nullable SerializableString getEscapeSequence(int character) {
    return character < ' '
        ? new SerializedString("\\u" + HexFormat.of().toHexDigits((char) character))
        : null;
  }
}
