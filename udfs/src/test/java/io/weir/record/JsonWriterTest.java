package io.weir.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class JsonWriterTest {
    @Test
    void bytesAndTextAreTheSame() {
        Value value = Value.Struct.empty()
                .with(
                        "a",
                        new Value.Sequence(List.of(new Value.Numeric("1.10"), Value.Null.NULL, new Value.Bool(false))))
                .with("\u20ac", new Value.Text("\ud83d\ude00\u0001\""));

        assertThat(JsonWriter.toText(value))
                .isEqualTo("{\"a\":[1.10,null,false],\"\u20ac\":\"\ud83d\ude00\\u0001\\\"\"}");
        assertThat(JsonWriter.toBytes(value)).isEqualTo(JsonWriter.toText(value).getBytes(UTF_8));
    }

    @Test
    void loneSurrogatesAreEscapedAndPairsAreNot() {
        Value value = new Value.Text("\udc00\ud800\ud83d\ude00\ud800");

        assertThat(JsonWriter.toText(value)).isEqualTo("\"\\udc00\\ud800\ud83d\ude00\\ud800\"");
    }

    @Test
    void everyTextSurvivesWritingAndReading() throws JsonRejected {
        Random random = new Random(7);
        for (int round = 0; round < 2_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int left = random.nextInt(8); left > 0; left--) {
                int range = random.nextBoolean() ? 0x100 : 0x10000;
                text.append((char) (random.nextInt(4) == 0 ? 0xd7f0 + random.nextInt(0x820) : random.nextInt(range)));
            }
            Value value = new Value.Text(text.toString());

            assertThat(JsonReader.STANDARD.read(JsonWriter.toBytes(value))).isEqualTo(value);
        }
    }
}
