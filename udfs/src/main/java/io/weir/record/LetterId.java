package io.weir.record;

import java.util.HexFormat;
import java.util.List;

/**
 * The id of a dead letter: 32 hex digits that follow from what was refused, where and by what. So the same letter has the same
 * id wherever it is kept, and a record that is refused once more after a replay makes a letter with an id of its own.
 */
final class LetterId {
    private LetterId() {}

    static String of(String flow, String specHash, DeadLetter letter) {
        Coordinates at = letter.origin().coordinates();
        Fingerprint id = Fingerprint.of(List.of(
                new Value.Text(flow),
                new Value.Text(specHash),
                new Value.Text(at.origin()),
                Value.Numeric.of(at.partition()),
                Value.Numeric.of(at.position()),
                new Value.Text(letter.stage()),
                new Value.Text(letter.code()),
                new Value.Text(letter.replayOf().orElse(""))));
        return HexFormat.of().toHexDigits(id.high()) + HexFormat.of().toHexDigits(id.low());
    }
}
